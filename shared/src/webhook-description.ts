/**
 * All of a webhook but its signing secrets. It is part of the secret's value and, alone, stands in
 * the secret's `Description`: webhooks are listed without reading a single secret value.
 */
export interface WebhookDescription {
  readonly v: 1;
  /** The team that owns the webhook. */
  readonly tenant: string;
  readonly name: string;
  readonly cache: string;
  readonly topic: string;
  readonly enabled: boolean;
  /** When true and `text` is itself JSON, `detail` gets it verbatim as `json`. */
  readonly parseText: boolean;
  /** ms since the epoch. */
  readonly createdAt: number;
}

/** Which value of the secret a description was written for; absent in one written before it said so. */
export interface DescribedValue {
  /** The secret's version: another one is current when the description is old. */
  readonly versionId?: string;
  /** The last ms since the epoch at which each previous signing secret is accepted. */
  readonly previousValidUntil?: readonly number[];
}

export function formatWebhookDescription(
  webhook: WebhookDescription,
  { versionId, previousValidUntil }: DescribedValue = {},
): string {
  const { v, tenant, name, cache, topic, enabled, parseText, createdAt } = webhook;
  const described = { v, tenant, name, cache, topic, enabled, parseText, createdAt };
  return JSON.stringify({ ...described, versionId, previousValidUntil });
}

/** @returns undefined when the text is not a webhook's description of a version this code knows. */
export function parseWebhookDescription(
  text: string,
): (WebhookDescription & DescribedValue) | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const description = readWebhookDescription(value);
  if (description === undefined) return undefined;
  const { versionId, previousValidUntil } = value as Record<keyof DescribedValue, unknown>;
  if (typeof versionId !== 'string' || !isListOfTimes(previousValidUntil)) return description;
  return { ...description, versionId, previousValidUntil };
}

function isListOfTimes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(Number.isFinite);
}

/**
 * Checks a parsed JSON value. `parseText` and `createdAt` may be missing (a template or a person
 * may have written it): false and 0 then.
 */
export function readWebhookDescription(value: unknown): WebhookDescription | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const {
    v,
    tenant,
    name,
    cache,
    topic,
    enabled,
    parseText = false,
    createdAt = 0,
  } = value as Partial<Record<keyof WebhookDescription, unknown>>;
  return v === 1 &&
    typeof tenant === 'string' &&
    typeof name === 'string' &&
    typeof cache === 'string' &&
    typeof topic === 'string' &&
    typeof enabled === 'boolean' &&
    typeof parseText === 'boolean' &&
    typeof createdAt === 'number'
    ? { v, tenant, name, cache, topic, enabled, parseText, createdAt }
    : undefined;
}
