import {
  type ArrayPlace,
  type ChosenElements,
  chooseElements,
  describePlace,
  listArrays,
  narrowPlace,
} from './array-place.ts';
import type { EventValue } from './event-fields.ts';

/** What an event holds for one field of a branch. */
export interface FieldCandidates {
  /** All values at the field's path. */
  readonly values: readonly EventValue[];
  /** Those that the field's alternatives accept. */
  readonly accepted: readonly EventValue[];
  readonly acceptsAbsence: boolean;
}

interface FieldPlaces {
  readonly values: readonly (ArrayPlace | undefined)[];
  readonly accepted: readonly (ArrayPlace | undefined)[];
  readonly acceptsAbsence: boolean;
}

/**
 * Whether one value of every field can be chosen so that no two lie in different elements of the
 * same array. A field is absent when none of its values goes with those chosen before it.
 *
 * @param fields in the order of their paths
 */
export function canChooseTogether(fields: readonly FieldCandidates[]): boolean {
  const shared = findSharedArrays(fields);
  const narrowed = fields.map(({ values, accepted, acceptsAbsence }) => ({
    values: acceptsAbsence ? narrowAll(values, shared) : [],
    accepted: narrowAll(accepted, shared),
    acceptsAbsence,
  }));
  return canChooseFrom(narrowed, 0, new Map(), new Set());
}

function canChooseFrom(
  fields: readonly FieldPlaces[],
  position: number,
  chosen: ChosenElements,
  hopeless: Set<string>,
): boolean {
  const field = fields[position];
  if (field === undefined) return true;
  const state = `${position}:${[...chosen].sort(([a], [b]) => a - b).join(';')}`;
  if (hopeless.has(state)) return false;
  const isAbsent =
    field.acceptsAbsence &&
    !field.values.some((place) => chooseElements(chosen, place) !== undefined);
  if (isAbsent && canChooseFrom(fields, position + 1, chosen, hopeless)) return true;
  for (const place of field.accepted) {
    const next = chooseElements(chosen, place);
    if (next && canChooseFrom(fields, position + 1, next, hopeless)) return true;
  }
  hopeless.add(state);
  return false;
}

/** Only arrays that hold values of several fields can keep values apart. */
function findSharedArrays(fields: readonly FieldCandidates[]): ReadonlySet<number> {
  const seen = new Set<number>();
  const shared = new Set<number>();
  for (const { values } of fields) {
    const own = new Set(values.flatMap(({ place }) => listArrays(place)));
    for (const array of own) (seen.has(array) ? shared : seen).add(array);
  }
  return shared;
}

function narrowAll(
  values: readonly EventValue[],
  kept: ReadonlySet<number>,
): readonly (ArrayPlace | undefined)[] {
  const places = values.map(({ place }) => narrowPlace(place, kept));
  return [...new Map(places.map((place) => [describePlace(place), place])).values()];
}
