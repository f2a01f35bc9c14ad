/** What a list shows, and what it was asked for. */
export interface Held<Value> {
  readonly value: Value;
  readonly asked: string;
}

/** What is held stays while the list is open and nothing else is asked for. */
export function chooseShown<Value>(
  held: Held<Value>,
  latest: Held<Value>,
  isOpen: boolean,
): Held<Value> {
  const isSame = held.asked === latest.asked && (isOpen || held.value === latest.value);
  return isSame ? held : latest;
}
