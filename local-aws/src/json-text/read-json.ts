import { JsonCursor } from './json-cursor.ts';
import type { JsonMember, JsonNode } from './json-node.ts';
import { JsonSyntaxError } from './json-syntax-error.ts';

/** Why the text could not be read. */
export interface MalformedJson {
  readonly kind: 'malformed';
  readonly reason: string;
  /** Where reading stopped. */
  readonly position: number;
}

/** The nesting limit of AWS's own parser. */
export const MAX_DEPTH = 1000;

/**
 * Reads one JSON value, strictly: no comments, no `NaN`, no leading zeros.
 *
 * @param following what may follow the value; `anything` reads as a streaming parser does
 */
export function readJson(
  text: string,
  following: 'nothing' | 'anything' = 'nothing',
): JsonNode | MalformedJson {
  const cursor = new JsonCursor(text);
  try {
    const root = readValue(cursor, 0);
    if (following === 'nothing' && cursor.peek() !== '') cursor.refuse('expected end of input');
    return root;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { kind: 'malformed', reason: error.message, position: cursor.position };
  }
}

function readValue(cursor: JsonCursor, depth: number): JsonNode {
  const first = cursor.peek();
  const start = cursor.position;
  switch (first) {
    case '{': {
      const members = readMembers(cursor, depth + 1);
      return { kind: 'object', members, start, end: cursor.position };
    }
    case '[': {
      const items = readItems(cursor, depth + 1);
      return { kind: 'array', items, start, end: cursor.position };
    }
    case '"': {
      const value = cursor.takeString();
      return { kind: 'string', value, start, end: cursor.position };
    }
    case 't':
      return { kind: 'boolean', text: cursor.takeWord('true'), start, end: cursor.position };
    case 'f':
      return { kind: 'boolean', text: cursor.takeWord('false'), start, end: cursor.position };
    case 'n':
      return { kind: 'null', text: cursor.takeWord('null'), start, end: cursor.position };
    default:
      return { kind: 'number', text: cursor.takeNumber(), start, end: cursor.position };
  }
}

function readMembers(cursor: JsonCursor, depth: number): JsonMember[] {
  enter(cursor, depth);
  const members: JsonMember[] = [];
  if (cursor.take('}')) return members;
  do {
    if (cursor.peek() !== '"') cursor.refuse('was expecting double-quote to start field name');
    const name = cursor.takeString();
    cursor.expect(':', 'was expecting a colon to separate field name and value');
    members.push({ name, value: readValue(cursor, depth) });
  } while (cursor.take(','));
  cursor.expect('}', 'was expecting comma to separate Object entries');
  return members;
}

function readItems(cursor: JsonCursor, depth: number): JsonNode[] {
  enter(cursor, depth);
  const items: JsonNode[] = [];
  if (cursor.take(']')) return items;
  do {
    items.push(readValue(cursor, depth));
  } while (cursor.take(','));
  cursor.expect(']', 'was expecting comma to separate Array entries');
  return items;
}

function enter(cursor: JsonCursor, depth: number): void {
  if (depth > MAX_DEPTH) {
    throw new JsonSyntaxError(`Document nesting depth exceeds the maximum allowed (${MAX_DEPTH})`);
  }
  cursor.position++;
}
