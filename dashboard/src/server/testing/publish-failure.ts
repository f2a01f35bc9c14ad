import { formatPublishFailure, type PublishFailure } from '@momento-gateway/shared/publish-failure';

type Fields = Partial<Omit<PublishFailure, 'entry'>> & {
  readonly entry?: Partial<PublishFailure['entry']>;
};

/** What the gateway parks, in its own format; `detail` is JSON text. */
export function makePublishFailure(fields: Fields = {}, detail?: string): string {
  const { cache = 'shop', topic = 'orders' } = fields;
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
    cache,
    topic,
    sequenceNumber: 7,
    ...fields,
    entry: {
      EventBusName: 'default',
      Source: 'Momento',
      DetailType: `${cache}#${topic}`,
      Time: 1_700_000_000_000,
      Detail: detail ?? JSON.stringify({ cache, topic, text: 'hello' }),
      ...fields.entry,
    },
  });
}
