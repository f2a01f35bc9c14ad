import { type FailureFilter, isNoFilter } from '@momento-gateway/api/failures/failure-filter';
import type { RedriveSummary } from '@momento-gateway/api/failures/redrive';
import { formatTimeText } from '../archive/span-text.ts';
import { formatCount, formatNumber } from '../elements/format-count.ts';
import { describeReason } from '../gateway/describe-call.ts';
import { describeTarget } from './describe-failure.ts';
import { wordsOf } from './redrive-words.ts';

export const REDRIVE_STATES = {
  running: { text: 'Running', type: 'in-progress' },
  done: { text: 'Done', type: 'success' },
  cancelled: { text: 'Stopped', type: 'stopped' },
  failed: { text: 'Ended early', type: 'error' },
  stopped: { text: 'No longer reports', type: 'warning' },
} as const satisfies Record<RedriveSummary['state'], { text: string; type: string }>;

/** Which failures a redrive was for: `12 failures: reason = throttled`. */
export function describeChosen({
  chosen,
  total,
  of,
}: Pick<RedriveSummary, 'chosen' | 'total' | 'of'>): string {
  const count = formatCount(total, wordsOf(of).one);
  if (chosen === undefined) return count;
  const { by, filter } = chosen;
  if (filter === undefined) return by === 'ids' ? `${count}, selected` : `${count}, all there were`;
  return isNoFilter(filter) ? `${count}, all there were` : `${count}: ${describeFilter(filter)}`;
}

/** A filter in words. */
function describeFilter({ operation, tokens, from, until, cause }: FailureFilter): string {
  const texts = tokens.map(({ property, operator, value }) =>
    [property, operator, value].filter(Boolean).join(' '),
  );
  const joined = texts.join(operation === 'and' ? ' and ' : ' or ');
  return [
    joined,
    from !== undefined && `from ${formatTimeText(from)}`,
    until !== undefined && `until ${formatTimeText(until)}`,
    cause !== undefined && `${describeReason(cause.reason)}, ${describeTarget(cause)}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** How it went: `10 redriven, 2 failed again`. */
export function describeResults({ counts, total, state, of }: RedriveSummary): string {
  const { redriven, failed, busy, gone, 'not-removed': notRemoved } = counts;
  const done = redriven + failed + busy + gone + notRemoved;
  const parts = [
    `${formatNumber(redriven)} ${wordsOf(of).done}`,
    failed > 0 && `${formatNumber(failed)} ${wordsOf(of).failedAgain}`,
    notRemoved > 0 && `${formatNumber(notRemoved)} still in the queue`,
    busy > 0 && `${formatNumber(busy)} held by another dashboard`,
    gone > 0 && `${formatNumber(gone)} no longer in the queue`,
    state !== 'done' && total > done && `${formatNumber(total - done)} not sent`,
  ];
  return parts.filter(Boolean).join(', ');
}
