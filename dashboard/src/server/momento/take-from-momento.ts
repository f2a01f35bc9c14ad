import { explainRefusal } from '../refusals/describe-refusal.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { TakenSecret } from '../webhooks/replace-signing-secret.ts';
import type { MomentoClient, WebhookOfMomento } from './momento-client.ts';

interface Source {
  readonly momento: MomentoClient;
  readonly webhook: Pick<WebhookOfMomento, 'cache' | 'name'>;
  /** What is asked for first; it may make Momento sign with another one. */
  readonly first: () => Promise<string | Refusal>;
}

/**
 * Takes a signing secret from Momento. Asked again, because others changed the webhook meanwhile,
 * it takes the one Momento signs with then: others may have rotated too, and theirs came last.
 */
export function takeFromMomento({ momento, webhook, first }: Source) {
  let taken: string | undefined;
  return async (): Promise<TakenSecret | Refusal> => {
    if (taken === undefined) {
      const signingSecret = await first();
      if (isRefusal(signingSecret)) return signingSecret;
      taken = signingSecret;
      return { signingSecret };
    }
    const signingSecret = await momento.readSecret(webhook.cache, webhook.name);
    if (!isRefusal(signingSecret)) return { signingSecret, alsoUsed: [taken] };
    return { refusal: 'secret-not-stored', reason: explainRefusal(signingSecret) };
  };
}

/** Why Momento signs with what is not stored; a webhook that is deleted needs none. */
export function refuseUnstored(refusal: Refusal): Refusal {
  return refusal.refusal === 'webhook-not-found' || refusal.refusal === 'secret-not-stored'
    ? refusal
    : { refusal: 'secret-not-stored', reason: explainRefusal(refusal) };
}
