import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import { toEntry } from '@momento-gateway/shared/to-entry';
import type { Branded } from './branded.ts';
import type { FreshEvent } from './require-fresh.ts';

/** The only kind of entry that `publish` accepts. */
export type FreshBusEntry = Branded<BusEntry, 'toBusEntry'>;

interface MadeEntry {
  readonly entry: FreshBusEntry;
  /** Whether `json` is left out because the entry would be too large with it. */
  readonly jsonLeftOut: boolean;
}

export function toBusEntry(event: FreshEvent): MadeEntry {
  const { busName, parseText } = event.webhook;
  return toEntry(event, { busName, parseText, measure: Buffer.byteLength }) as MadeEntry;
}
