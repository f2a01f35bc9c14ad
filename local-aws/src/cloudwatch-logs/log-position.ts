import type { LogPosition } from './log-event-store.ts';
import { decodePlace, encodePlace } from './place-token.ts';

export const BEFORE_ALL: LogPosition = { timestamp: -1, id: 0 };
export const AFTER_ALL: LogPosition = { timestamp: Number.MAX_SAFE_INTEGER, id: 0 };

/** A token for a position between log events. */
export function encodePosition(kind: string, { timestamp, id }: LogPosition): string {
  return encodePlace(kind, [String(timestamp), String(id)]);
}

/** The position of a token. Throws for an invalid token. */
export function decodePosition(kind: string, token: string): LogPosition {
  const [timestamp, id] = decodePlace(kind, token);
  return { timestamp: Number(timestamp), id: Number(id) };
}
