import type {
  DetailedWebhook,
  RotatedWebhook,
  Webhook,
} from '@momento-gateway/api/webhooks/webhook';
import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import type {
  DescribedValue,
  WebhookDescription,
} from '@momento-gateway/shared/webhook-description';
import type { WebhookSecret } from '@momento-gateway/shared/webhook-secret';
import { webhookUrl } from '@momento-gateway/shared/webhook-url';
import type { Config } from '../config.ts';
import type { Refusal } from '../refusals/refusal.ts';

/** A webhook in memory. It never has a signing secret. */
export interface StoredWebhook extends WebhookDescription {
  readonly webhookId: string;
  /** When each previous signing secret ends, ms since the epoch; undefined when not known. */
  readonly previousValidUntil?: readonly number[];
}

/** The last date, ms since the epoch. */
const TIME_MAX = 8.64e15;

/** A secret edited by hand can hold any number, but screens need a valid date. */
function toTime(ms: number): number {
  return Math.trunc(Math.min(Math.max(ms, 0), TIME_MAX));
}

/** Picks the fields one by one, so that a signing secret is never copied. */
export function toStoredWebhook(
  webhookId: string,
  from: WebhookDescription & DescribedValue,
): StoredWebhook {
  const { name, tenant, cache, topic, enabled, parseText, createdAt, previousValidUntil } = from;
  return {
    webhookId,
    name,
    tenant,
    cache,
    topic,
    enabled,
    parseText,
    createdAt: toTime(createdAt),
    ...(previousValidUntil !== undefined && {
      previousValidUntil: previousValidUntil.map(toTime),
    }),
  };
}

export function toWebhook(stored: StoredWebhook, functionUrl: string): Webhook {
  const { previousValidUntil: _, ...webhook } = stored;
  const { webhookId, cache, topic } = webhook;
  return {
    ...webhook,
    detailType: detailTypeOf(cache, topic),
    url: webhookUrl(functionUrl, webhookId),
  };
}

/** A webhook with the ends of the previous signing secrets that are still accepted. */
export function toDetailedWebhook(
  stored: StoredWebhook,
  functionUrl: string,
  now: number,
): DetailedWebhook {
  const ends = stored.previousValidUntil?.filter((validUntil) => validUntil >= now) ?? [];
  const previousSecrets = ends
    .toSorted((left, right) => left - right)
    .map((validUntil) => ({ validUntil }));
  const webhook = toWebhook(stored, functionUrl);
  return previousSecrets.length === 0 ? webhook : { ...webhook, previousSecrets };
}

/** The answer after a new signing secret was stored. */
export function toRotatedWebhook(
  webhookId: string,
  secret: WebhookSecret,
  functionUrl: string,
  now: number,
): RotatedWebhook {
  const previousValidUntil = listPreviousEnds(secret);
  const stored = toStoredWebhook(webhookId, { ...secret, previousValidUntil });
  const webhook = toDetailedWebhook(stored, functionUrl, now);
  const last = webhook.previousSecrets?.at(-1);
  return { ...webhook, ...(last !== undefined && { previousValidUntil: last.validUntil }) };
}

/** When the previous signing secrets end, except for one that is also the current one. */
export function listPreviousEnds({ signingSecret, previous = [] }: WebhookSecret): number[] {
  return previous
    .filter((one) => one.signingSecret !== signingSecret)
    .map(({ validUntil }) => validUntil);
}

/** The gateway's URL, which the URL of every webhook begins with. */
export function requireFunctionUrl({ functionUrl }: Pick<Config, 'functionUrl'>): string | Refusal {
  return functionUrl ?? { refusal: 'not-configured', variable: 'FUNCTION_URL' };
}
