import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import type { ParkedEvent } from '../queue/stored-message.ts';

/** EventBridge refuses a whole call of more. */
const ENTRIES_PER_CALL = 10;
const CALL_MAX_BYTES = 999_999;
const TIME_BYTES = 14;

/** An entry that is too large by itself goes alone, so that the refusal is its own. */
export function splitIntoCalls(entries: readonly ParkedEvent[]): ParkedEvent[][] {
  const calls: ParkedEvent[][] = [];
  let size = 0;
  for (const failed of entries) {
    const entrySize = measureEntry(failed.entry);
    const call = calls.at(-1);
    if (call && call.length < ENTRIES_PER_CALL && size + entrySize <= CALL_MAX_BYTES) {
      call.push(failed);
      size += entrySize;
    } else {
      calls.push([failed]);
      size = entrySize;
    }
  }
  return calls;
}

function measureEntry({ Source, DetailType, Detail }: BusEntry): number {
  return TIME_BYTES + Buffer.byteLength(Source + DetailType + Detail);
}
