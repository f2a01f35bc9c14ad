import { explainError } from '../aws/explain-error.ts';
import type { BaseContext } from '../base-context.ts';
import type { FailureList } from '../failures/failure-list.ts';
import type { KnownFailure } from '../failures/queue/failure-memory.ts';
import { describeRefusal } from '../refusals/describe-refusal.ts';
import { isRefusal } from '../refusals/refusal.ts';

/** Queues as a look sees them that begins now. */
export interface Look {
  /** Messages that were seen. */
  readonly seen: readonly KnownFailure[];
  /** Why there may be more; undefined when all that was there at `since` was seen. */
  readonly problem?: string | undefined;
}

const NOT_ALL =
  'Not all messages could be seen: another process holds some, or there are too many.';
const TOO_OLD = 'The queue was looked at before it can have been there.';

/**
 * What a list remembers can be a minute old: it misses what came since, and has what is gone.
 *
 * @param since when the message that is looked for came, ms since the epoch
 */
export async function lookNow(
  list: FailureList,
  { logUnexpected }: Pick<BaseContext, 'logUnexpected'>,
  since: number,
): Promise<Look> {
  try {
    list.expire();
    // A look that had begun before is shared by all who ask.
    const first = await list.read();
    const snapshot = isRefusal(first) || first.readAt >= since ? first : await list.read();
    if (isRefusal(snapshot)) return { seen: [], problem: describeRefusal(snapshot).detail };
    const { failures, complete, readAt } = snapshot;
    return {
      seen: failures.filter(({ failure }) => failure.held !== true),
      problem: readAt < since ? TOO_OLD : complete ? undefined : NOT_ALL,
    };
  } catch (error) {
    return { seen: [], problem: explainError(error, logUnexpected) };
  }
}
