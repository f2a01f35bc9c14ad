import { parsePublishFailure } from '@momento-gateway/shared/publish-failure';
import type { redriveFailuresOperation } from '../../api/failure-operations.ts';
import { isRefusal } from '../refusal.ts';
import type { Verb } from '../serve.ts';
import type { HeldMessage } from './failure-queue.ts';
import { type FailedEntry, publishAgain } from './publish-again.ts';
import { createResend } from './resend-to-target.ts';

export const redriveFailures: Verb<typeof redriveFailuresOperation> = async (
  dependencies,
  { body },
) => {
  const resend = createResend(dependencies);
  const worked = await dependencies.failures.work(body, async (messages) => {
    const entries: FailedEntry[] = [];
    const others: HeldMessage[] = [];
    for (const message of messages) {
      const failure = parsePublishFailure(message.body);
      if (failure === undefined) others.push(message);
      else entries.push({ id: message.id, entry: failure.entry });
    }
    const failed = await Promise.all([publishAgain(dependencies, entries), resend(others)]);
    return new Map(failed.flatMap((errors) => [...errors]));
  });
  if (isRefusal(worked)) return worked;
  return {
    results: worked.map(({ id, result, message }) => {
      if (result === 'done') return { id, result: 'redriven' };
      if (result === 'not-removed') {
        return {
          id,
          result: 'redriven',
          message: 'It is still in the queue; redriving it again only removes it.',
        };
      }
      return { id, result, ...(message !== undefined && { message }) };
    }),
  };
};
