/** What is known of a call so far, for its log line. Durations in ms. */
export interface Call {
  readonly requestId: string;
  /** ms since the epoch. */
  readonly receivedAt: number;
  /** The same moment on the monotonic clock. */
  readonly startedAt: number;
  webhookId?: string;
  tenant?: string;
  cache?: string;
  topic?: string;
  sequenceNumber?: number;
  ageMs?: number;
  secretMs?: number;
  publishMs?: number;
  parkMs?: number;
  /** The webhook has `parseText`, but with `json` the entry would be too large for the bus. */
  jsonLeftOut?: boolean;
}
