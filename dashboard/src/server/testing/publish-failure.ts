import { formatPublishFailure, type PublishFailure } from '@momento-gateway/shared/publish-failure';

/** What the gateway parks, in its own format; `detail` is JSON text. */
export function makePublishFailure(
  fields: Partial<PublishFailure> = {},
  detail = '{"cache":"shop","topic":"orders","text":"hello"}',
): string {
  return formatPublishFailure({
    v: 1,
    kind: 'publish',
    reason: 'throttled',
    message: 'Rate exceeded',
    attempts: 3,
    receivedAt: 1_700_000_000_100,
    failedAt: 1_700_000_000_200,
    requestId: 'request-1',
    webhookId: '11111111-2222-4333-8444-555555555555',
    tenant: 'team',
    cache: 'shop',
    topic: 'orders',
    sequenceNumber: 7,
    ...fields,
    entry: {
      EventBusName: 'default',
      Source: 'Momento',
      DetailType: 'shop#orders',
      Time: 1_700_000_000_000,
      ...fields.entry,
      Detail: detail,
    },
  });
}
