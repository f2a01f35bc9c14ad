import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { WebhookIndex } from '../webhooks/webhook-index.ts';
import type { FailureList } from './failure-list.ts';
import { createNameWebhook } from './name-webhooks.ts';
import { readPayload, type StoredMessage } from './queue/stored-message.ts';

type ReadContext = BaseContext & {
  readonly failures: FailureList;
  readonly webhooks: WebhookIndex;
};

export const readFailure: Handler<'readFailure', ReadContext> = async (
  context,
  { params: { failureId } },
) => {
  const snapshot = await context.failures.read([failureId]);
  if (isRefusal(snapshot)) return snapshot;
  const listed = snapshot.find(failureId);
  if (listed === undefined && snapshot.complete) return { refusal: 'failure-not-found' };
  const message = listed?.message ?? (await fetchMessage(context, failureId));
  if (isRefusal(message)) return message;
  const { failure } = listed ?? snapshot.find(failureId) ?? {};
  if (failure === undefined) return { refusal: 'failure-not-found' };
  const nameWebhook = await createNameWebhook(context);
  return { ...nameWebhook(failure), event: readPayload(message) };
};

/** Looks for a message whose body is not in memory in the queues themselves, and leaves it there. */
async function fetchMessage(
  { failures }: Pick<ReadContext, 'failures'>,
  id: string,
): Promise<StoredMessage | Refusal> {
  let found: StoredMessage | undefined;
  const report = await failures.work(
    { ids: [id] },
    {
      action: 'read',
      act: async ([message]) => {
        found = message;
        return new Map([[id, 'It was only read.']]);
      },
    },
  );
  if (isRefusal(report)) return report;
  if (found !== undefined) return found;
  return { refusal: report.results[0]?.result === 'gone' ? 'failure-not-found' : 'failure-busy' };
}
