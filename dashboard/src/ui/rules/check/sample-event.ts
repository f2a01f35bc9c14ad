import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';

const PUBLISHED_AT = Date.UTC(2026, 0, 1);

/** A sample event of a topic, as it reaches the bus. */
export function buildSampleEvent(cache: string, topic: string) {
  return {
    version: '0',
    id: '00000000-0000-4000-8000-000000000000',
    'detail-type': detailTypeOf(cache, topic),
    source: EVENT_SOURCE,
    account: '000000000000',
    time: new Date(PUBLISHED_AT).toISOString().replace('.000Z', 'Z'),
    region: 'us-east-1',
    resources: [],
    detail: {
      cache,
      topic,
      event_timestamp: PUBLISHED_AT,
      publish_timestamp: PUBLISHED_AT,
      topic_sequence_number: 1,
      token_id: '',
      text: '{"total":5}',
      json: { total: 5 },
    },
  };
}
