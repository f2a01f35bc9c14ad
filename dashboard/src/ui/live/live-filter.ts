import type { Span } from '@momento-gateway/api/archive/archive';
import { isExactObject, readExact } from '@momento-gateway/api/exact-json';
import type { OpenViewer } from '@momento-gateway/api/live/live';

/** What is watched, in the form and in the page's address. */
export interface LiveFilter {
  readonly cache: string;
  readonly topic: string;
  /** An event pattern as JSON text. */
  readonly pattern: string;
}

export type FilterKind = 'all' | 'topic' | 'pattern';

export function kindOf({ cache, pattern }: LiveFilter): FilterKind {
  if (pattern !== '') return 'pattern';
  return cache === '' ? 'all' : 'topic';
}

/** The filter of one kind from fields of all kinds, or what is wrong with them. */
export function chooseFilter(kind: FilterKind, fields: LiveFilter): LiveFilter | string {
  const { cache, topic } = fields;
  if (kind === 'all') return { cache: '', topic: '', pattern: '' };
  if (kind === 'topic') {
    return cache === '' ? 'Enter a cache name.' : { cache, topic, pattern: '' };
  }
  const pattern = fields.pattern.trim();
  return pattern === '' || toOpenViewer({ cache, topic, pattern }) === undefined
    ? 'Enter an event pattern: a JSON object.'
    : { cache: '', topic: '', pattern };
}

/**
 * @param replay the span of archived events to show instead of those that arrive
 * @returns undefined when the pattern is not a JSON object.
 */
export function toOpenViewer(filter: LiveFilter, replay?: Span): OpenViewer | undefined {
  const chosen = toFilter(filter);
  return chosen && { ...chosen, ...(replay && { replay }) };
}

function toFilter({ cache, topic, pattern }: LiveFilter): OpenViewer | undefined {
  if (pattern === '') {
    return cache === '' ? {} : { cache, ...(topic !== '' && { topic }) };
  }
  const value = readExact(pattern);
  return isExactObject(value) ? { pattern: { ...value } } : undefined;
}
