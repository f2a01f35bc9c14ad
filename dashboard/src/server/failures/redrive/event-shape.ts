import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';

/**
 * The part of an event that a pattern looks at, as a text: events of which it is the same get the
 * same answer.
 *
 * @param event as parsed from JSON; a number is as it was written where the parser keeps that
 */
export function describeShape(pattern: EventPattern, event: unknown): string {
  return JSON.stringify(listPaths(pattern, []).map((path) => readPath(event, path)));
}

/** Where the matchers of a pattern look. `$or` stands for what is beside it. */
function listPaths(pattern: unknown, path: readonly string[]): (readonly string[])[] {
  if (typeof pattern !== 'object' || pattern === null || Array.isArray(pattern)) return [path];
  return Object.entries(pattern).flatMap(([field, wanted]) => {
    if (field !== '$or') return listPaths(wanted, [...path, field]);
    return [wanted].flat().flatMap((branch) => listPaths(branch, path));
  });
}

/** What stands there: a value, or the list or value at which the path ends early; or nothing. */
function readPath(event: unknown, path: readonly string[]): unknown {
  let value = event;
  for (const field of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) break;
    if (!Object.hasOwn(value, field)) return [];
    value = (value as Record<string, unknown>)[field];
  }
  return [value];
}
