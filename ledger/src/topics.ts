/** The topics of each tenant's webhooks: `orders` has the same caches and topics as `default`. */
export function listTopics(tenant: string): readonly { cache: string; topic: string }[] {
  const first = tenant === 'billing' ? TOPICS : 0;
  return Array.from({ length: TOPICS }, (_, index) => ({
    cache: `cache ${index % 2}`,
    topic: `topic-${first + index}`,
  }));
}

const TOPICS = 4;
