import type { WebhookSecret } from '@momento-gateway/shared/webhook-secret';
import type { Dependencies } from '../dependencies.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { writeSecret } from './write-secret.ts';

const MINUTE_MS = 60_000;

interface Replacement {
  /** How long the present signing secret stays valid. */
  readonly overlapMinutes: number;
  /** The new signing secret; asked for once the present one was read, and then written at once. */
  readonly take: () => Promise<string | Refusal>;
}

/** The same signing secret again keeps the previous one: a repeated call must not push it out. */
export function replaceSigningSecret(
  dependencies: Pick<Dependencies, 'secrets' | 'config' | 'webhooks' | 'serialise' | 'now'>,
  webhookId: string,
  { overlapMinutes, take }: Replacement,
): Promise<WebhookSecret | Refusal> {
  return writeSecret(dependencies, webhookId, async (secret) => {
    const signingSecret = await take();
    if (isRefusal(signingSecret)) return signingSecret;
    if (signingSecret === secret.signingSecret) return secret;
    return {
      ...secret,
      signingSecret,
      previousSigningSecret: secret.signingSecret,
      previousValidUntil: dependencies.now() + overlapMinutes * MINUTE_MS,
    };
  });
}
