/** The last thing of a page: the next page begins after it, whatever was added or removed since. */
export interface Position {
  /** ms since the epoch. */
  readonly time: number;
  readonly id: string;
}

export function writeCursor({ time, id }: Position): string {
  return Buffer.from(JSON.stringify([time, id])).toString('base64url');
}

/** @returns null when the text is not a cursor. */
export function readCursor(cursor: string): Position | null {
  try {
    const [time, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    return typeof time === 'number' && typeof id === 'string' ? { time, id } : null;
  } catch {
    return null;
  }
}
