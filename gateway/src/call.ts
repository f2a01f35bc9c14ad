import type { BusEntry } from '@momento-gateway/shared/bus-entry';

/** What is known of a call so far, for its log line. Times: ms since the epoch; durations: ms. */
export interface Call {
  readonly requestId: string;
  readonly receivedAt: number;
  webhookId?: string;
  tenant?: string;
  cache?: string;
  topic?: string;
  sequenceNumber?: number;
  ageMs?: number;
  secretMs?: number;
  publishMs?: number;
  parkMs?: number;
  /** The entry on its way to the bus: should anything unforeseen happen, it is logged. */
  entry?: BusEntry;
}
