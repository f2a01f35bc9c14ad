import { parseObject } from './parse-object.ts';

/**
 * A webhook without its signing secrets. It is part of the secret's value and is also in the secret's
 * `Description`, so that webhooks are listed without reading any secret value.
 */
export interface WebhookDescription {
  readonly v: 1;
  /** The team that owns the webhook. */
  readonly tenant: string;
  readonly name: string;
  readonly cache: string;
  readonly topic: string;
  readonly enabled: boolean;
  /** When true, a `text` that is JSON is added to `detail` verbatim as `json`. */
  readonly parseText: boolean;
  /** ms since the epoch. */
  readonly createdAt: number;
}

/** The secret's value that a description was written for; older descriptions do not say it. */
export interface DescribedValue {
  /** The secret's version. When another one is current, the description is out of date. */
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
  const value = parseObject(text);
  if (value === undefined) return undefined;
  const description = readWebhookDescription(value);
  if (description === undefined) return undefined;
  const { versionId, previousValidUntil } = value;
  if (typeof versionId !== 'string' || !isListOfTimes(previousValidUntil)) return description;
  return { ...description, versionId, previousValidUntil };
}

function isListOfTimes(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(Number.isFinite);
}

/**
 * Checks a parsed JSON value. When `parseText` or `createdAt` is missing (a template or a person wrote
 * the value), it is false or 0.
 */
export function readWebhookDescription(
  value: Readonly<Record<string, unknown>>,
): WebhookDescription | undefined {
  const { v, tenant, name, cache, topic, enabled, parseText = false, createdAt = 0 } = value;
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
