import type { OpenViewer } from '@momento-gateway/api/live/live';

/** What is watched, as the form and the page's address have it. */
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

/** @returns undefined when the pattern is not a JSON object. */
export function toOpenViewer({ cache, topic, pattern }: LiveFilter): OpenViewer | undefined {
  if (pattern === '') {
    return cache === '' ? {} : { cache, ...(topic !== '' && { topic }) };
  }
  try {
    const value: unknown = JSON.parse(pattern);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { pattern: value as Record<string, unknown> }
      : undefined;
  } catch {
    return undefined;
  }
}
