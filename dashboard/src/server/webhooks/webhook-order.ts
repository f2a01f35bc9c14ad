import type { WebhookSort } from '@momento-gateway/api/webhooks/webhook';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import type { StoredWebhook } from './stored-webhook.ts';
import type { WebhookFacts } from './webhook-facts.ts';

type SortValue = string | number;

/** The position of a webhook in a list; the id decides between equals. */
interface WebhookPlace {
  readonly value: SortValue;
  readonly webhookId: string;
}

export interface WebhookOrder {
  readonly placeOf: (webhook: StoredWebhook) => WebhookPlace;
  readonly compare: (left: WebhookPlace, right: WebhookPlace) => number;
  readonly writeCursor: (place: WebhookPlace) => string;
  /** @returns null when the text is not a cursor of this order. */
  readonly readCursor: (cursor: string) => WebhookPlace | null;
}

/** @param facts what has not happened yet or is not known counts as 0 */
export function createWebhookOrder(
  sort: WebhookSort,
  order: 'asc' | 'desc',
  facts: WebhookFacts,
): WebhookOrder {
  const read = READ[sort];
  const sign = order === 'asc' ? 1 : -1;
  return {
    placeOf: (webhook) => ({ value: read(webhook, facts), webhookId: webhook.webhookId }),
    compare: (left, right) =>
      sign * compareValues(left.value, right.value) ||
      compareValues(left.webhookId, right.webhookId),
    writeCursor: ({ value, webhookId }) => encodeCursor([sort, order, value, webhookId]),
    readCursor(cursor) {
      const [itsSort, itsOrder, value, webhookId] = decodeCursor(cursor);
      const isOfThisOrder = itsSort === sort && itsOrder === order;
      const isPlace = typeof value === TYPES[sort] && typeof webhookId === 'string';
      return isOfThisOrder && isPlace ? ({ value, webhookId } as WebhookPlace) : null;
    },
  };
}

const READ = {
  created: ({ createdAt }) => createdAt,
  name: ({ name }) => name.toLowerCase(),
  'last-event': ({ webhookId }, { activity }) =>
    activity?.webhooks.get(webhookId)?.lastEventAt ?? 0,
  rejected: ({ webhookId }, { activity }) => activity?.webhooks.get(webhookId)?.rejectedCount ?? 0,
  failures: (webhook, { countFailures }) => countFailures(webhook) ?? 0,
} satisfies Record<WebhookSort, (webhook: StoredWebhook, facts: WebhookFacts) => SortValue>;

const TYPES = {
  created: 'number',
  name: 'string',
  'last-event': 'number',
  rejected: 'number',
  failures: 'number',
} as const satisfies Record<WebhookSort, 'string' | 'number'>;

function compareValues(left: SortValue, right: SortValue): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
