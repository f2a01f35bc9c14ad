/** The array element that contains a value, and the elements around it. */
export interface ArrayPlace {
  /** Numbers the arrays of one event. */
  readonly array: number;
  readonly index: number;
  readonly around: ArrayPlace | undefined;
}

/** Which element of which array the values chosen so far are in. */
export type ChosenElements = ReadonlyMap<number, number>;

export function enterArray(
  array: number,
  index: number,
  around: ArrayPlace | undefined,
): ArrayPlace {
  return { array, index, around };
}

/** Adds a value's place to the choice. Undefined if it is in another element of an array. */
export function chooseElements(
  chosen: ChosenElements,
  place: ArrayPlace | undefined,
): ChosenElements | undefined {
  let added: Map<number, number> | undefined;
  for (let at = place; at !== undefined; at = at.around) {
    const index = chosen.get(at.array);
    if (index === undefined) added = (added ?? new Map(chosen)).set(at.array, at.index);
    else if (index !== at.index) return undefined;
  }
  return added ?? chosen;
}

/** Keeps only the arrays in `kept`, so that places that differ elsewhere become equal. */
export function narrowPlace(
  place: ArrayPlace | undefined,
  kept: ReadonlySet<number>,
): ArrayPlace | undefined {
  if (place === undefined) return undefined;
  const around = narrowPlace(place.around, kept);
  return kept.has(place.array) ? enterArray(place.array, place.index, around) : around;
}

/** The arrays of a place. */
export function listArrays(place: ArrayPlace | undefined): readonly number[] {
  return place === undefined ? [] : [place.array, ...listArrays(place.around)];
}

/** Equal for equal places. */
export function describePlace(place: ArrayPlace | undefined): string {
  return place === undefined ? '' : `${place.array}[${place.index}] ${describePlace(place.around)}`;
}
