import {
  PREVIOUS_SIGNING_SECRETS_MAX,
  type PreviousSigningSecret,
  type WebhookSecret,
} from '@momento-gateway/shared/webhook-secret';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { type SecretWriter, writeSecret } from './write-secret.ts';

const MINUTE_MS = 60_000;

/** A new signing secret. */
export interface TakenSecret {
  readonly signingSecret: string;
  /** Other ones that were never stored, but may have signed calls that are still on their way. */
  readonly alsoUsed?: readonly string[];
}

interface Replacement {
  /** How long the current signing secret stays valid. */
  readonly overlapMinutes: number;
  /**
   * Gets the new signing secret. Called after the current one was read, and again when another
   * change came first; the result is stored immediately.
   */
  readonly take: () => Promise<TakenSecret | Refusal>;
}

export function replaceSigningSecret(
  context: SecretWriter,
  webhookId: string,
  { overlapMinutes, take }: Replacement,
): Promise<WebhookSecret | Refusal> {
  return writeSecret(context, webhookId, async (secret) => {
    const replace = planReplacement(secret, overlapMinutes, context.now());
    // Before Momento rotates, because its new secret must be stored.
    if (isRefusal(replace)) return replace;
    const taken = await take();
    return isRefusal(taken) ? taken : replace(taken);
  });
}

/**
 * Each previous signing secret stays valid until its own end. Storing the current signing secret
 * again changes nothing, so that a repeated call pushes none out.
 *
 * @returns what makes of a new signing secret what is stored then
 */
export function planReplacement(
  secret: WebhookSecret,
  overlapMinutes: number,
  now: number,
): ((taken: TakenSecret) => WebhookSecret) | Refusal {
  const validUntil = now + overlapMinutes * MINUTE_MS;
  const valid = (secret.previous ?? []).filter((one) => one.validUntil >= now);
  const previous = mergePrevious([
    ...valid,
    ...(overlapMinutes > 0 ? [{ signingSecret: secret.signingSecret, validUntil }] : []),
  ]);
  if (previous.length > PREVIOUS_SIGNING_SECRETS_MAX) return refuseMore(secret.previous);
  return ({ signingSecret, alsoUsed = [] }) => {
    const isNew = signingSecret !== secret.signingSecret;
    const others = overlapMinutes > 0 ? alsoUsed.filter((one) => one !== signingSecret) : [];
    if (!isNew && others.length === 0) return secret;
    return {
      ...secret,
      signingSecret,
      previous: mergePrevious([
        ...(isNew ? previous : valid),
        ...others.map((other) => ({ signingSecret: other, validUntil })),
      ]).slice(0, PREVIOUS_SIGNING_SECRETS_MAX),
    };
  };
}

/** One entry for each signing secret, with the later end. */
function mergePrevious(entries: readonly PreviousSigningSecret[]): PreviousSigningSecret[] {
  const ends = new Map<string, number>();
  for (const { signingSecret, validUntil } of entries) {
    ends.set(signingSecret, Math.max(validUntil, ends.get(signingSecret) ?? 0));
  }
  return [...ends].map(([signingSecret, validUntil]) => ({ signingSecret, validUntil }));
}

function refuseMore(previous: WebhookSecret['previous'] = []): Refusal {
  return {
    refusal: 'too-many-previous-secrets',
    max: PREVIOUS_SIGNING_SECRETS_MAX,
    firstEndsAt: Math.min(...previous.map(({ validUntil }) => validUntil)),
  };
}
