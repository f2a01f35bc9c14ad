import {
  type ArrayPlace,
  type ChosenElements,
  chooseElements,
  describePlace,
  listArrays,
  narrowPlace,
} from './array-place.ts';
import type { EventValue } from './event-fields.ts';

/** An event's values for one field of a branch. */
export interface FieldCandidates {
  /** All values at the field's path. */
  readonly values: readonly EventValue[];
  /** The values that the field's alternatives accept. */
  readonly accepted: readonly EventValue[];
  readonly acceptsAbsence: boolean;
}

interface FieldPlaces {
  readonly values: readonly (ArrayPlace | undefined)[];
  readonly accepted: readonly (ArrayPlace | undefined)[];
  readonly acceptsAbsence: boolean;
}

/**
 * The most values to try for one pattern and event. Choosing among arrays that share fields is
 * NP-hard: beyond this limit, an event whose fields all match counts as matching.
 */
export interface ChoiceBudget {
  left: number;
}

/**
 * Whether one value of every field can be chosen so that no two are in different elements of the
 * same array. A field is absent if none of its values is compatible with those chosen before.
 *
 * @param fields in order of their paths
 */
export function canChooseTogether(
  fields: readonly FieldCandidates[],
  budget: ChoiceBudget,
): boolean {
  const shared = findSharedArrays(fields);
  const narrowed = fields.map(({ values, accepted, acceptsAbsence }) => ({
    values: acceptsAbsence ? narrowAll(values, shared) : [],
    accepted: narrowAll(accepted, shared),
    acceptsAbsence,
  }));
  const search = {
    fields: narrowed,
    lastUses: findLastUses(narrowed),
    hopeless: new Set<string>(),
    budget,
  };
  return canChooseFrom(search, 0, new Map());
}

interface Search {
  readonly fields: readonly FieldPlaces[];
  /** By array, the last field that it can separate from another. */
  readonly lastUses: ReadonlyMap<number, number>;
  readonly hopeless: Set<string>;
  readonly budget: ChoiceBudget;
}

function findLastUses(fields: readonly FieldPlaces[]): ReadonlyMap<number, number> {
  const lastUses = new Map<number, number>();
  for (const [position, { values, accepted }] of fields.entries()) {
    for (const array of [...values, ...accepted].flatMap(listArrays)) lastUses.set(array, position);
  }
  return lastUses;
}

function canChooseFrom(search: Search, position: number, chosenBefore: ChosenElements): boolean {
  const { fields, lastUses, hopeless, budget } = search;
  const field = fields[position];
  if (field === undefined) return true;
  // Drop what no later field can contradict: otherwise each path to this state would be searched again.
  const chosen = new Map(
    [...chosenBefore].filter(([array]) => (lastUses.get(array) ?? 0) >= position),
  );
  const state = `${position}:${[...chosen].sort(([a], [b]) => a - b).join(';')}`;
  if (hopeless.has(state)) return false;
  const isAbsent =
    field.acceptsAbsence &&
    !field.values.some((place) => chooseElements(chosen, place) !== undefined);
  if (isAbsent && canChooseFrom(search, position + 1, chosen)) return true;
  for (const place of field.accepted) {
    if (budget.left-- <= 0) return true;
    const next = chooseElements(chosen, place);
    if (next && canChooseFrom(search, position + 1, next)) return true;
  }
  hopeless.add(state);
  return false;
}

/** Only arrays with values of several fields can separate values. */
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
