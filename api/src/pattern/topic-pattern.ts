import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { isExactObject, readExact } from '../exact-json.ts';
import { isSameJson } from '../json.ts';

/** An event pattern as EventBridge takes it, parsed. */
export type EventPattern = Readonly<Record<string, unknown>>;

/** @returns undefined for a rule without a pattern, which runs on a schedule. */
export function parsePattern(text: string | undefined): EventPattern | undefined {
  const pattern = text ? readExact(text) : undefined;
  return isExactObject(pattern) ? pattern : undefined;
}

/** The events of one topic, or of all topics of a cache. */
export interface TopicChoice {
  readonly cache: string;
  readonly topic?: string | undefined;
}

/** EventBridge's limit for a pattern, in characters. */
export const PATTERN_MAX_LENGTH = 2048;

/**
 * The event pattern that matches a topic's events and no others. The cache and the topic are named
 * beside the detail-type, because `#` may stand inside either name.
 */
export function buildTopicPattern({ cache, topic }: TopicChoice): EventPattern {
  return topic === undefined
    ? {
        source: [EVENT_SOURCE],
        'detail-type': [{ prefix: detailTypeOf(cache, '') }],
        detail: { cache: [cache] },
      }
    : {
        source: [EVENT_SOURCE],
        'detail-type': [detailTypeOf(cache, topic)],
        detail: { cache: [cache], topic: [topic] },
      };
}

/** What {@link buildTopicPattern} was given; undefined when the pattern is not one of its own. */
export function readTopicPattern(pattern: EventPattern): TopicChoice | undefined {
  const detail = pattern['detail'] as { cache?: unknown; topic?: unknown } | undefined;
  const cache = readOnlyText(detail?.cache);
  if (cache === undefined) return undefined;
  const topic = readOnlyText(detail?.topic);
  const choice = topic === undefined ? { cache } : { cache, topic };
  return isSameJson(buildTopicPattern(choice), pattern) ? choice : undefined;
}

function readOnlyText(values: unknown): string | undefined {
  return Array.isArray(values) && values.length === 1 && typeof values[0] === 'string'
    ? values[0]
    : undefined;
}
