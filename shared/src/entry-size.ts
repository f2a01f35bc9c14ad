import type { BusEntry } from './bus-entry.ts';

/** An entry must be smaller than this, as `measureEntry` counts. */
export const ENTRY_LIMIT_BYTES = 1_000_000;
const TIME_BYTES = 14;

/** The size of an entry as EventBridge counts it, in bytes; `measure` counts a text's UTF-8 bytes. */
export function measureEntry(
  { Source, DetailType, Detail }: BusEntry,
  measure: (text: string) => number,
): number {
  return TIME_BYTES + measure(Source) + measure(DetailType) + measure(Detail);
}
