'use client';

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { RedriveResult } from '../../api/redrive.ts';
import { formatCount } from '../elements/format-count.ts';
import { countResults } from './count-results.ts';

const SHOWN_AT_MOST = 100;

const WORDS = {
  redriven: { type: 'success', text: 'Redriven' },
  failed: { type: 'error', text: 'Failed again' },
  busy: { type: 'warning', text: 'Held by another dashboard' },
  gone: { type: 'info', text: 'No longer in the queue' },
} as const satisfies Record<RedriveResult['result'], { type: string; text: string }>;

/** The order of interest: what did not work comes first. */
const ORDER = ['failed', 'busy', 'gone', 'redriven'] as const;

interface RedriveReportProps {
  readonly results: readonly RedriveResult[];
}

/** What happened to each event. */
export function RedriveReport({ results }: RedriveReportProps) {
  const sorted = ORDER.flatMap((word) => results.filter(({ result }) => result === word));
  const counts = countResults(results);
  const hidden = sorted.length - SHOWN_AT_MOST;
  return (
    <SpaceBetween size="m">
      <div role="status">
        {ORDER.map((word) => {
          const count = counts[word];
          return count === 0 ? null : (
            <div key={word}>
              <StatusIndicator type={WORDS[word].type}>
                {WORDS[word].text}: {count.toLocaleString('en')}
              </StatusIndicator>
            </div>
          );
        })}
        {results.length === 0 && <p>There was nothing to redrive.</p>}
      </div>
      {sorted.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
        <section className="results" tabIndex={0} aria-label="Result per event">
          <ul>
            {sorted.slice(0, SHOWN_AT_MOST).map(({ id, result, message }) => (
              <li key={id}>
                <code>{id}</code> {WORDS[result].text}
                {message !== undefined && `: ${message}`}
              </li>
            ))}
          </ul>
        </section>
      )}
      {hidden > 0 && <Box>And {formatCount(hidden, 'more event')}.</Box>}
    </SpaceBetween>
  );
}
