import { buildTopicPattern, type EventPattern } from '@momento-gateway/api/pattern/topic-pattern';

/** The pattern itself, or the one of the topic; undefined when neither is given. */
export function choosePattern({
  cache,
  topic,
  pattern,
}: {
  readonly cache?: string | undefined;
  readonly topic?: string | undefined;
  readonly pattern?: EventPattern | undefined;
}): EventPattern | undefined {
  if (pattern !== undefined) return pattern;
  return cache === undefined ? undefined : buildTopicPattern({ cache, topic });
}
