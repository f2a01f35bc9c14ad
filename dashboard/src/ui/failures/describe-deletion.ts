import type { DeleteResults } from '@momento-gateway/api/failures/failure';
import { formatCount } from '../elements/format-count.ts';

/** What became of failures that were to be deleted, as a message of the page. */
export function describeDeletion({ results, heldElsewhere, problem }: DeleteResults) {
  const deleted = results.filter(({ result }) => result === 'deleted').length;
  const left = results.filter(({ result }) => result === 'failed' || result === 'busy');
  const busy = left.filter(({ result }) => result === 'busy').length;
  const others = Math.max(0, heldElsewhere - busy);
  const notes = [
    left.length > 0 && `Not deleted: ${left.length}. ${left[0]?.message ?? ''}`,
    others > 0 && `${formatCount(others, 'more is', 'more are')} held by another dashboard.`,
    problem !== undefined && left.length === 0 && problem,
  ].filter((note) => note !== false);
  return {
    type: notes.length === 0 ? 'success' : 'warning',
    header: `${formatCount(deleted, 'failure')} deleted`,
    ...(notes.length > 0 && { content: notes.join(' ') }),
  } as const;
}
