import { canChooseTogether } from './array-consistency.ts';
import { type EventFields, type EventValue, readEventFields } from './event-fields.ts';
import type { EventPattern, FieldTest } from './event-pattern.ts';

const none: readonly EventValue[] = [];

/**
 * Whether an event matches a pattern. Matching one event against many patterns is faster with
 * what `readEventFields` makes of it. A text that is no JSON object matches nothing.
 */
export function matchesEventPattern(pattern: EventPattern, event: string | EventFields): boolean {
  const fields = typeof event === 'string' ? readEventFields(event) : event;
  return fields !== undefined && pattern.branches.some((branch) => matchesBranch(branch, fields));
}

function matchesBranch(
  branch: readonly FieldTest[],
  { byPath, hasElements }: EventFields,
): boolean {
  for (const { path, tests, acceptsAbsence } of branch) {
    const values = byPath.get(path) ?? none;
    const isAccepted = values.some((value) => tests.some((test) => test(value)));
    const mayBeAbsent = acceptsAbsence && (hasElements || values.length === 0);
    if (!isAccepted && !mayBeAbsent) return false;
  }
  if (!hasElements) return true;
  return canChooseTogether(
    branch.map(({ path, tests, acceptsAbsence }) => {
      const values = byPath.get(path) ?? none;
      const accepted = values.filter((value) => tests.some((test) => test(value)));
      return { values, accepted, acceptsAbsence };
    }),
  );
}
