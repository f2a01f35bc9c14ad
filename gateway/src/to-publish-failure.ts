import type { PublishFailure } from '@momento-gateway/shared/publish-failure';
import type { Call } from './call.ts';
import type { Unpublished } from './publish.ts';
import type { FreshEvent } from './require-fresh.ts';
import type { FreshBusEntry } from './to-bus-entry.ts';

/** @param failedAt ms since the epoch */
export function toPublishFailure(
  { webhook, cache, topic, sequenceNumber }: FreshEvent,
  entry: FreshBusEntry,
  { requestId, receivedAt }: Call,
  { reason, message, attempts }: Unpublished,
  failedAt: number,
): PublishFailure {
  const { webhookId, tenant } = webhook;
  return {
    v: 1,
    kind: 'publish',
    reason,
    message,
    attempts,
    receivedAt,
    failedAt,
    requestId,
    webhookId,
    tenant,
    cache,
    topic,
    sequenceNumber,
    entry,
  };
}
