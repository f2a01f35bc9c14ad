import { parsePublishFailure } from '@momento-gateway/shared/publish-failure';
import type { FailureChoice } from '../../api/failure.ts';
import type { RedriveResult } from '../../api/redrive.ts';
import type { Dependencies } from '../dependencies.ts';
import type { HeldMessage } from '../failures/failure-queue.ts';
import type { WorkResult } from '../failures/work-on-failures.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { type FailedEntry, publishAgain } from './publish-again.ts';
import { createResend } from './resend-to-target.ts';

/**
 * Sends the chosen failures again and removes those that were taken.
 *
 * @param onResults told of each round of messages when it is done.
 */
export async function redriveChosen(
  dependencies: Dependencies,
  choice: FailureChoice,
  onResults?: (results: readonly RedriveResult[]) => void,
): Promise<RedriveResult[] | Refusal> {
  const resend = createResend(dependencies);
  const worked = await dependencies.failures.work(
    choice,
    async (messages) => {
      const entries: FailedEntry[] = [];
      const others: HeldMessage[] = [];
      for (const message of messages) {
        const failure = parsePublishFailure(message.body);
        if (failure === undefined) others.push(message);
        else entries.push({ id: message.id, entry: failure.entry });
      }
      const failed = await Promise.all([publishAgain(dependencies, entries), resend(others)]);
      return new Map(failed.flatMap((errors) => [...errors]));
    },
    (round) => onResults?.(round.map(toRedriveResult)),
  );
  return isRefusal(worked) ? worked : worked.map(toRedriveResult);
}

function toRedriveResult({ id, result, message }: WorkResult): RedriveResult {
  if (result === 'done') return { id, result: 'redriven' };
  if (result === 'not-removed') {
    return {
      id,
      result,
      message:
        'SQS did not remove it. Redriving it again from here only removes it; another dashboard would send it again.',
    };
  }
  return { id, result, ...(message !== undefined && { message }) };
}
