import { parseJson } from '@momento-gateway/api/json';

/** The last item of a page: the next page begins after it, whatever was added or removed since. */
export interface Position {
  /** ms since the epoch. */
  readonly time: number;
  readonly id: string;
}

export function writeCursor({ time, id }: Position): string {
  return encodeCursor([time, id]);
}

/** @returns null when the text is not a cursor. */
export function readCursor(cursor: string): Position | null {
  const [time, id] = decodeCursor(cursor);
  return typeof time === 'number' && typeof id === 'string' ? { time, id } : null;
}

/** A list of JSON values as a text for an address. */
export function encodeCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** @returns an empty list when the text is not such a list. */
export function decodeCursor(cursor: string): readonly unknown[] {
  const values = parseJson(Buffer.from(cursor, 'base64url').toString());
  return Array.isArray(values) ? values : [];
}
