import { type ChoiceBudget, canChooseTogether } from './array-consistency.ts';
import { type EventFields, type EventValue, readEventFields } from './event-fields.ts';
import type { EventPattern, FieldTest } from './event-pattern.ts';

const NO_VALUES: readonly EventValue[] = [];

/** The most values to try in the arrays of an event: far more than a reasonable pattern needs. */
const MAX_CHOICES = 1_000_000;

/**
 * Whether an event matches a pattern. To match one event with many patterns, pass the result of
 * `readEventFields`, which is faster. A text that is not a JSON object matches nothing.
 */
export function matchesEventPattern(pattern: EventPattern, event: string | EventFields): boolean {
  const fields = typeof event === 'string' ? readEventFields(event) : event;
  if (fields === undefined) return false;
  const budget = { left: MAX_CHOICES };
  return pattern.branches.some((branch) => matchesBranch(branch, fields, budget));
}

function matchesBranch(
  branch: readonly FieldTest[],
  { byPath, hasElements }: EventFields,
  budget: ChoiceBudget,
): boolean {
  for (const { path, tests, acceptsAbsence } of branch) {
    const values = byPath.get(path) ?? NO_VALUES;
    const isAccepted = values.some((value) => tests.some((test) => test(value)));
    const mayBeAbsent = acceptsAbsence && (hasElements || values.length === 0);
    if (!isAccepted && !mayBeAbsent) return false;
  }
  if (!hasElements) return true;
  return canChooseTogether(
    branch.map(({ path, tests, acceptsAbsence }) => {
      const values = byPath.get(path) ?? NO_VALUES;
      const accepted = values.filter((value) => tests.some((test) => test(value)));
      return { values, accepted, acceptsAbsence };
    }),
    budget,
  );
}
