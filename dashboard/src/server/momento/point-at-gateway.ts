import { OVERLAP_DEFAULT_MINUTES } from '@momento-gateway/api/webhooks/webhook';
import { explainError } from '../aws/explain-error.ts';
import { explainRefusal } from '../refusals/describe-refusal.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { replaceSigningSecret } from '../webhooks/replace-signing-secret.ts';
import type { WebhooksContext } from '../webhooks/webhook-index.ts';
import { abandon, type Step } from './abandon.ts';
import { isUnsettled } from './classify-momento-error.ts';
import type { MomentoClient, WebhookOfMomento } from './momento-client.ts';
import { refuseUnstored, takeFromMomento } from './take-from-momento.ts';

interface Pointing {
  readonly webhookId: string;
  /** The one that is stored. */
  readonly signingSecret: string;
  /** What Momento should have, with our URL. */
  readonly wanted: WebhookOfMomento;
  /** What to undo when Momento refuses. */
  readonly done: readonly Step[];
}

/** Makes Momento post to a webhook that is registered. @returns undefined when it does. */
export async function pointAtGateway(
  context: WebhooksContext,
  momento: MomentoClient,
  { webhookId, signingSecret, wanted, done }: Pointing,
): Promise<Refusal | undefined> {
  let answer = await momento.put(wanted);
  if (isRefusal(answer)) {
    const refusal = answer;
    if (!isUnsettled(refusal))
      return (await abandon(done, () => explainRefusal(refusal))) ?? refusal;
    answer = await momento.put(wanted);
  }
  if (isRefusal(answer)) {
    return { refusal: 'pointing-unsettled', name: wanted.name, url: wanted.url };
  }
  if (answer === signingSecret) return undefined;
  // Momento does not promise to keep the signing secret when a webhook changes.
  const changedSecret = answer;
  const take = takeFromMomento({ momento, webhook: wanted, first: async () => changedSecret });
  try {
    const changed = await replaceSigningSecret(context, webhookId, {
      overlapMinutes: OVERLAP_DEFAULT_MINUTES,
      take,
    });
    return isRefusal(changed) ? refuseUnstored(changed) : undefined;
  } catch (error) {
    const reason = explainError(error, context.logUnexpected);
    return { refusal: 'secret-not-stored', reason };
  }
}
