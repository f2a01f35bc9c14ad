import { explainRefusal } from '../refusals/describe-refusal.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { TakenSecret } from '../webhooks/replace-signing-secret.ts';
import type { MomentoClient, WebhookOfMomento } from './momento-client.ts';

interface Source {
  readonly momento: MomentoClient;
  readonly webhook: Pick<WebhookOfMomento, 'cache' | 'name'>;
  /** The first call, which may make Momento sign with a new secret. */
  readonly first: () => Promise<string | Refusal>;
}

/**
 * Takes a signing secret from Momento. When it runs again, because another change came first, it
 * takes the one that Momento signs with by then: others may have rotated too.
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

/** The refusal when Momento signs with a secret that is not stored. A deleted one needs none. */
export function refuseUnstored(refusal: Refusal): Refusal {
  return refusal.refusal === 'webhook-not-found' || refusal.refusal === 'secret-not-stored'
    ? refusal
    : { refusal: 'secret-not-stored', reason: explainRefusal(refusal) };
}
