/** One way in, and what CloudWatch calls its metrics. */
export interface Door {
  /** Ends with a slash. */
  readonly url: string;
  readonly namespace: string;
  readonly dimension: readonly [name: string, value: string];
  readonly metrics: Readonly<Record<DoorMetric, string>>;
}

/** Calls answered 4xx and 5xx, and how long the sender waits for an answer, in ms. */
export type DoorMetric = 'clientErrors' | 'serverErrors' | 'latency';
