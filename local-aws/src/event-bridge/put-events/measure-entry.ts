import type { PutEventsEntry } from './put-events-entry.ts';

const TIME_BYTES = 14;

/** Bytes of an entry as EventBridge counts them; the bus name and trace header are free. */
export function measureEntry(entry: PutEventsEntry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  return texts.reduce(
    (bytes, text = '') => bytes + Buffer.byteLength(text),
    entry.Time === undefined ? 0 : TIME_BYTES,
  );
}
