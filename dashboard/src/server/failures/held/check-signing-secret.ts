import type { HeldCallsCheck } from '@momento-gateway/api/held/held-call';
import type { StoredCall } from '@momento-gateway/shared/held-call';
import { judgeHeldCall } from '@momento-gateway/shared/judge-held-call';
import type { WebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { createTurns } from '../../aws/create-turns.ts';
import type { Handler } from '../../handler.ts';
import { isRefusal } from '../../refusals/refusal.ts';
import { readOwnSecret } from '../../webhooks/own-secret.ts';
import { planReplacement } from '../../webhooks/replace-signing-secret.ts';
import type { WebhooksContext } from '../../webhooks/webhook-index.ts';
import { dropExpired } from '../../webhooks/write-secret.ts';
import type { FailureList } from '../failure-list.ts';
import { BYTE_TOOLS } from '../queue/byte-tools.ts';

type CheckContext = WebhooksContext & { readonly held: FailureList };

/** What storing a signing secret would publish. The secret given is in no log and no answer. */
export const checkSigningSecret: Handler<'checkSigningSecret', CheckContext> = async (
  context,
  { params: { webhookId }, body: { signingSecret, overlapMinutes } },
) => {
  const { config, held, now } = context;
  const read = await readOwnSecret(context, webhookId);
  if (isRefusal(read)) return read;
  const replace = planReplacement(read.secret, overlapMinutes, now());
  if (isRefusal(replace)) return replace;
  const stored = dropExpired(replace({ signingSecret }), now());
  const snapshot = await held.read();
  if (isRefusal(snapshot)) return snapshot;
  const giveTurns = createTurns();
  let { complete } = snapshot;
  const counts = { heldCount: 0, verifiedCount: 0, publishedCount: 0, lostCount: 0 };
  const judge = createJudge(read.secret, stored, config.busName);
  for (const { failure, message } of snapshot.failures) {
    if (failure.webhookId !== webhookId) continue;
    counts.heldCount += 1;
    // A body that memory has no room for is not fetched only to be counted.
    if (message?.kind !== 'held') complete = false;
    else for (const count of judge(message.call)) counts[count] += 1;
    await giveTurns();
  }
  return { ...counts, complete };
};

type Count = Exclude<keyof HeldCallsCheck, 'complete'>;

/** Tells what a call counts for when a webhook's secret becomes another one. */
function createJudge(
  before: WebhookSecret,
  stored: WebhookSecret,
  busName: string,
): (call: StoredCall) => readonly Count[] {
  const { previous: _, ...alone } = stored;
  return (call) => {
    // Enabling the webhook later changes nothing of what its secrets verify.
    const verifies = (secret: WebhookSecret) =>
      'entry' in judgeHeldCall(call, { ...secret, enabled: true }, busName, BYTE_TOOLS);
    if (!verifies(stored)) return verifies(before) ? ['lostCount'] : [];
    return [
      ...(stored.enabled ? (['publishedCount'] as const) : []),
      ...(verifies(alone) ? (['verifiedCount'] as const) : []),
    ];
  };
}
