/** How much is kept at most, so that a server left running does not fill the disk. */
export interface StorageLimits {
  /** Of the messages of all log events. */
  readonly logBytes: number;
  /** Of the bodies of the messages of one queue. */
  readonly queueBytes: number;
  /** Values of all metrics: equal ones of a minute are one. */
  readonly metricValues: number;
}

const MIB = 1024 * 1024;

export const STORAGE_LIMITS: StorageLimits = {
  logBytes: 256 * MIB,
  queueBytes: 256 * MIB,
  metricValues: 2_000_000,
};

/** What is over its limit is cut down to this part of it, so that it is not cut at every write. */
export const KEPT_PART = 0.9;
