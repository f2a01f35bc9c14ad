import type { JsonNode } from '../json-text/json-node.ts';
import { readJson } from '../json-text/read-json.ts';
import { type ArrayPlace, enterArray } from './array-place.ts';
import { readComparableNumber } from './comparable-number.ts';

/** An event split for matching: its values by path, names joined with dots. */
export interface EventFields {
  readonly byPath: ReadonlyMap<string, readonly EventValue[]>;
  /** Whether any value is inside an array element, so that values may exclude each other. */
  readonly hasElements: boolean;
}

export interface EventValue {
  /** A quoted string; anything else as written. */
  readonly text: string;
  /** Set for numbers that can be compared by value. */
  readonly number: number | undefined;
  /** The array elements that contain this value. */
  readonly place: ArrayPlace | undefined;
}

interface Taking {
  readonly byPath: Map<string, EventValue[]>;
  arrayCount: number;
  hasElements: boolean;
}

/** Splits an event. Undefined if the text is not a JSON object. */
export function readEventFields(eventText: string): EventFields | undefined {
  const root = readJson(eventText, 'anything');
  if (root.kind !== 'object') return undefined;
  const taking: Taking = { byPath: new Map(), arrayCount: 0, hasElements: false };
  takeMembers(root, undefined, undefined, taking);
  return taking;
}

function takeMembers(
  node: Extract<JsonNode, { kind: 'object' }>,
  path: string | undefined,
  place: ArrayPlace | undefined,
  taking: Taking,
): void {
  for (const { name, value } of node.members) {
    takeNode(value, path === undefined ? name : `${path}.${name}`, place, taking);
  }
}

function takeNode(
  node: JsonNode,
  path: string,
  place: ArrayPlace | undefined,
  taking: Taking,
): void {
  if (node.kind === 'object') {
    takeMembers(node, path, place, taking);
  } else if (node.kind === 'array') {
    takeItems(node.items, path, place, taking);
  } else {
    const values = taking.byPath.get(path);
    const value = toEventValue(node, place);
    if (values === undefined) taking.byPath.set(path, [value]);
    else values.push(value);
  }
}

/** A plain value in an array belongs to no element: it is compatible with every other value. */
function takeItems(
  items: readonly JsonNode[],
  path: string,
  place: ArrayPlace | undefined,
  taking: Taking,
): void {
  const array = taking.arrayCount++;
  for (const [index, item] of items.entries()) {
    const isElement = item.kind === 'object' || item.kind === 'array';
    taking.hasElements ||= isElement;
    takeNode(item, path, isElement ? enterArray(array, index, place) : place, taking);
  }
}

function toEventValue(
  node: Exclude<JsonNode, { kind: 'object' | 'array' }>,
  place: ArrayPlace | undefined,
): EventValue {
  if (node.kind === 'string') return { text: `"${node.value}"`, number: undefined, place };
  const number = node.kind === 'number' ? readComparableNumber(node.text) : undefined;
  return { text: node.text, number, place };
}
