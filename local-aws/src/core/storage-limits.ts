/** Storage limits, so that a server left running does not fill the disk. */
export interface StorageLimits {
  /** Messages of all log events together. */
  readonly logBytes: number;
  /** Message bodies in one queue. */
  readonly queueBytes: number;
  /** Events of all archives together. */
  readonly archiveBytes: number;
  /** Values of all metrics together; equal values in one minute count once. */
  readonly metricValues: number;
}

const MIB = 1024 * 1024;

export const STORAGE_LIMITS: StorageLimits = {
  logBytes: 256 * MIB,
  queueBytes: 256 * MIB,
  archiveBytes: 256 * MIB,
  metricValues: 2_000_000,
};

/** What exceeds its limit is cut to this share of it, so that not every write has to cut. */
export const KEPT_PART = 0.9;
