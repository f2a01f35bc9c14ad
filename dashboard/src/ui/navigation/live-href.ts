import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';

/** Live events of a topic. */
export function liveTopicHref({
  cache,
  topic,
}: {
  readonly cache: string;
  readonly topic: string;
}): string {
  return `/live?${new URLSearchParams({ cache, topic })}`;
}

/** Live events that match a pattern. */
export function livePatternHref(pattern: EventPattern): string {
  return `/live?${new URLSearchParams({ pattern: JSON.stringify(pattern) })}`;
}
