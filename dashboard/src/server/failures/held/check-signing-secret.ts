import { judgeHeldCall } from '@momento-gateway/shared/judge-held-call';
import { createTurns } from '../../aws/create-turns.ts';
import type { Handler } from '../../handler.ts';
import { isRefusal } from '../../refusals/refusal.ts';
import { readOwnSecret } from '../../webhooks/own-secret.ts';
import type { WebhooksContext } from '../../webhooks/webhook-index.ts';
import type { FailureList } from '../failure-list.ts';
import { BYTE_TOOLS } from '../queue/byte-tools.ts';

type CheckContext = WebhooksContext & { readonly held: FailureList };

/** What storing a signing secret would publish. The secret given is in no log and no answer. */
export const checkSigningSecret: Handler<'checkSigningSecret', CheckContext> = async (
  context,
  { params: { webhookId }, body: { signingSecret } },
) => {
  const { config, held } = context;
  const read = await readOwnSecret(context, webhookId);
  if (isRefusal(read)) return read;
  const snapshot = await held.read();
  if (isRefusal(snapshot)) return snapshot;
  const { previous: _, ...stored } = read.secret;
  const giveTurns = createTurns();
  let { complete } = snapshot;
  let heldCount = 0;
  let verifiedCount = 0;
  for (const { failure, message } of snapshot.failures) {
    if (failure.webhookId !== webhookId) continue;
    heldCount += 1;
    // A body that memory has no room for is not fetched only to be counted.
    if (message?.kind !== 'held') complete = false;
    else {
      const webhook = { ...stored, signingSecret };
      const judged = judgeHeldCall(message.call, webhook, config.busName, BYTE_TOOLS);
      if ('entry' in judged) verifiedCount += 1;
    }
    await giveTurns();
  }
  return { heldCount, verifiedCount, complete };
};
