import { cutMessage } from './cut-message.ts';

/** A log event of PutLogEvents; the time is in ms since the epoch. */
export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

/** Lines that wait to be shipped, in batches for one PutLogEvents each. */
export interface LogBuffer {
  readonly push: (line: string, at: number) => void;
  /** Removes and returns the oldest batch. */
  readonly take: () => readonly LogEvent[] | undefined;
  readonly countBatches: () => number;
  /** Removes all lines and returns their number. */
  readonly clear: () => number;
  /** The number of lines dropped since the last call. */
  readonly takeDropped: () => number;
}

const MAX_BATCH_BYTES = 1_048_576;
const MAX_BATCH_EVENTS = 1000;
const MAX_BATCH_SPAN_MS = 23 * 3_600_000;
const EVENT_OVERHEAD_BYTES = 26;
const MAX_MESSAGE_BYTES = MAX_BATCH_BYTES - EVENT_OVERHEAD_BYTES;
/** 16 MiB when all are full. */
const MAX_WAITING_BATCHES = 16;

interface Batch {
  readonly events: LogEvent[];
  bytes: number;
}

/** A buffer that drops its oldest batch when it is full. */
export function createLogBuffer(): LogBuffer {
  const batches: Batch[] = [];
  let dropped = 0;
  let lastAt = 0;

  function add(event: LogEvent): void {
    const bytes = Buffer.byteLength(event.message) + EVENT_OVERHEAD_BYTES;
    let batch = batches.at(-1);
    if (batch === undefined || !hasRoom(batch, event, bytes)) {
      batch = { events: [], bytes: 0 };
      batches.push(batch);
      if (batches.length > MAX_WAITING_BATCHES) dropped += batches.shift()?.events.length ?? 0;
    }
    batch.events.push(event);
    batch.bytes += bytes;
  }

  return {
    push: (line, at) => {
      if (line === '') return;
      // A batch must be in order of time even if the system's clock is set back.
      lastAt = Math.max(lastAt, at);
      for (const message of cutMessage(line, MAX_MESSAGE_BYTES))
        add({ timestamp: lastAt, message });
    },
    take: () => batches.shift()?.events,
    countBatches: () => batches.length,
    clear: () => batches.splice(0).reduce((sum, { events }) => sum + events.length, 0),
    takeDropped: () => {
      const count = dropped;
      dropped = 0;
      return count;
    },
  };
}

function hasRoom(batch: Batch, event: LogEvent, bytes: number): boolean {
  const [first = event] = batch.events;
  return (
    batch.events.length < MAX_BATCH_EVENTS &&
    batch.bytes + bytes <= MAX_BATCH_BYTES &&
    event.timestamp - first.timestamp <= MAX_BATCH_SPAN_MS
  );
}
