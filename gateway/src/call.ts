/** A call as it arrived. */
export interface Call {
  readonly requestId: string;
  /** ms since the epoch. */
  readonly receivedAt: number;
  /** The same moment on the monotonic clock. */
  readonly startedAt: number;
}

/** What the steps of a call found out, for its log line. Durations in ms. */
export interface CallFacts {
  readonly webhookId?: string | undefined;
  readonly tenant?: string | undefined;
  readonly cache?: string | undefined;
  readonly topic?: string | undefined;
  readonly sequenceNumber?: number | undefined;
  readonly ageMs?: number | undefined;
  readonly secretMs?: number | undefined;
  readonly publishMs?: number | undefined;
  readonly parkMs?: number | undefined;
  /** Of a call that could not be verified, as in the log line. */
  readonly held?: boolean | undefined;
  readonly holdError?: string | undefined;
  readonly holdMs?: number | undefined;
  /** The signature was wrong, and no call of the webhook has had a right one for a while. */
  readonly secretMismatch?: true | undefined;
  /** The webhook has `parseText`, but with `json` the entry would be too large for the bus. */
  readonly jsonLeftOut?: true | undefined;
}
