import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Redrive, RedriveResult } from '@momento-gateway/api/failures/redrive';
import { formatCount, formatNumber } from '../elements/format-count.ts';
import { heldCallHref } from '../navigation/held-hrefs.ts';
import { failureHref, webhookHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';
import { describeTarget } from './describe-failure.ts';
import { wordsOf } from './redrive-words.ts';

const SHOWN_AT_MOST = 100;

const TYPES = {
  redriven: 'success',
  'not-removed': 'warning',
  failed: 'error',
  busy: 'warning',
  gone: 'info',
} as const satisfies Record<RedriveResult['result'], string>;

function describeResult(result: RedriveResult['result'], of: Redrive['of']): string {
  const { Done, Failed, done } = wordsOf(of);
  return {
    redriven: Done,
    'not-removed': `${Done}, but still in the queue`,
    failed: Failed,
    busy: `Held by another dashboard, not ${done}`,
    gone: 'No longer in the queue',
  }[result];
}

/** What did not work comes first. */
const ORDER = ['failed', 'not-removed', 'busy', 'gone', 'redriven'] as const;

interface RedriveReportProps {
  readonly of: Redrive['of'];
  readonly counts: Redrive['counts'];
  /** Can be fewer than `counts` says when another dashboard redrove thousands. */
  readonly results: readonly RedriveResult[];
}

/** The result of each event. */
export function RedriveReport({ of, counts, results }: RedriveReportProps) {
  const sorted = ORDER.flatMap((word) => results.filter(({ result }) => result === word));
  const total = ORDER.reduce((sum, word) => sum + counts[word], 0);
  const hidden = total - Math.min(sorted.length, SHOWN_AT_MOST);
  return (
    <SpaceBetween size="m">
      <div role="status">
        {ORDER.map((word) => {
          const count = counts[word];
          return count === 0 ? null : (
            <div key={word}>
              <StatusIndicator type={TYPES[word]}>
                {describeResult(word, of)}: {formatNumber(count)}
              </StatusIndicator>
            </div>
          );
        })}
        {total === 0 && <p>Nothing was {wordsOf(of).done}.</p>}
      </div>
      {sorted.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
        <section className="results" tabIndex={0} aria-label="Result per event">
          <ul>
            {sorted.slice(0, SHOWN_AT_MOST).map((one) => (
              <li key={one.id} className="break">
                <ResultName result={one} of={of} /> {describeResult(one.result, of)}
                {one.message !== undefined && `: ${one.message}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {hidden > 0 && <Box>And {formatCount(hidden, 'more event')}.</Box>}
    </SpaceBetween>
  );
}

/** What an event was, with a link to it, or to its webhook when it has left the queue. */
function ResultName({ result: one, of }: { result: RedriveResult; of: Redrive['of'] }) {
  const { id, result, detailType, webhookId, webhookName, targetArn } = one;
  const hrefOf = of === 'held-calls' ? heldCallHref : failureHref;
  const isInQueue = result !== 'redriven' && result !== 'gone';
  const name = detailType || (isInQueue ? 'Unreadable message' : id);
  const target = targetArn !== undefined && ` → ${describeTarget({ kind: 'delivery', targetArn })}`;
  return (
    <>
      {isInQueue ? <PageLink href={hrefOf(id)}>{name}</PageLink> : name}
      {target}
      {webhookId !== undefined && (
        <>
          {' '}
          (<PageLink href={webhookHref(webhookId)}>{webhookName ?? webhookId}</PageLink>)
        </>
      )}
      :
    </>
  );
}
