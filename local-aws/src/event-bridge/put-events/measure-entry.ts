import type { PutEventsEntry } from './put-events-entry.ts';

const TIME_BYTES = 14;

/** The size of an entry as EventBridge counts it; the bus name and trace header do not count. */
export function measureEntry(entry: PutEventsEntry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  return texts.reduce(
    (bytes, text = '') => bytes + Buffer.byteLength(text),
    entry.Time === undefined ? 0 : TIME_BYTES,
  );
}
