import { parseObject } from './parse-object.ts';
import { DEFAULT_TENANT, isTenantName } from './tenant.ts';

/**
 * A webhook without its signing secrets. It is part of the secret's value and is also in the secret's
 * `Description`, so that webhooks are listed without reading any secret value.
 */
export interface WebhookDescription {
  /** Whose bus its events go to, and whose queue when the bus does not take them. */
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

/**
 * In version 1 a tenant was any text that only people read, and its events went to the stack's bus. So
 * of version 1 are the webhooks of the default tenant, which older gateways serve too. A webhook of
 * another tenant is of version 2, which they refuse: they would put its events on the wrong bus.
 */
export function versionOf(tenant: string): 1 | 2 {
  return tenant === DEFAULT_TENANT ? 1 : 2;
}

export function formatWebhookDescription(
  webhook: WebhookDescription,
  { versionId, previousValidUntil }: DescribedValue = {},
): string {
  const { tenant, name, cache, topic, enabled, parseText, createdAt } = webhook;
  const described = {
    v: versionOf(tenant),
    tenant,
    name,
    cache,
    topic,
    enabled,
    parseText,
    createdAt,
  };
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
  const { name, cache, topic, enabled, parseText = false, createdAt = 0 } = value;
  const tenant = readTenant(value);
  return tenant !== undefined &&
    typeof name === 'string' &&
    typeof cache === 'string' &&
    typeof topic === 'string' &&
    typeof enabled === 'boolean' &&
    typeof parseText === 'boolean' &&
    typeof createdAt === 'number'
    ? { tenant, name, cache, topic, enabled, parseText, createdAt }
    : undefined;
}

/**
 * A name that no tenant can have is refused, because EventBridge accepts events for a bus that does
 * not exist, and drops them. `default` in version 2, written by hand, says no other bus than version 1.
 */
function readTenant({ v, tenant }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof tenant !== 'string') return undefined;
  if (v === 1) return DEFAULT_TENANT;
  return v === 2 && isTenantName(tenant) ? tenant : undefined;
}
