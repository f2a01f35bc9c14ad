/** EventBridge refuses an entry whose detail-type has more characters (UTF-16 units) than this. */
export const DETAIL_TYPE_MAX_LENGTH = 128;

/**
 * The `detail-type` of a topic's events.
 *
 * `#` can occur in either name, so two pairs can share one detail-type: event patterns also name
 * `detail.cache` and `detail.topic`.
 */
export function detailTypeOf(cache: string, topic: string): string {
  return `${cache}#${topic}`;
}
