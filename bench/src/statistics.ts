/** The median of samples and their spread. */
export interface Spread {
  readonly median: number;
  /** First and third quartile: half of all samples are between them. */
  readonly low: number;
  readonly high: number;
}

/** @param samples at least one */
export function summarize(samples: readonly number[]): Spread {
  return {
    median: findQuantile(samples, 0.5),
    low: findQuantile(samples, 0.25),
    high: findQuantile(samples, 0.75),
  };
}

/** Linear between the two nearest samples; `share` in [0, 1], 0.99 for p99. */
export function findQuantile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new Error('There are no samples.');
  const sorted = samples.toSorted((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/**
 * Divides round by round, so that the machine's load in a round cancels out.
 *
 * @param samples one per round
 * @param reference one per round, in the same order
 */
export function summarizeRatio(samples: readonly number[], reference: readonly number[]): Spread {
  if (samples.length !== reference.length) {
    throw new Error(`${samples.length} samples cannot be compared with ${reference.length}.`);
  }
  return summarize(samples.map((sample, round) => sample / (reference[round] ?? Number.NaN)));
}
