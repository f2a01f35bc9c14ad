const EVIDENCE_MAX = 5;

/** The results of rounds of concurrent changes. */
export interface TallyReport {
  /** How often each action was done, by name. */
  readonly done: ReadonlyMap<string, number>;
  /** Violations of the promise: how often, and the first few cases. */
  readonly violations: ReadonlyMap<string, { readonly count: number; readonly evidence: string[] }>;
}

export interface Tally extends TallyReport {
  readonly count: (what: string, times?: number) => void;
  readonly addViolation: (violation: string, evidence: string) => void;
}

export function createTally(): Tally {
  const done = new Map<string, number>();
  const violations = new Map<string, { count: number; evidence: string[] }>();
  return {
    done,
    violations,
    count(what, times = 1) {
      done.set(what, (done.get(what) ?? 0) + times);
    },
    addViolation(violation, evidence) {
      const known = violations.get(violation) ?? { count: 0, evidence: [] };
      known.count += 1;
      if (known.evidence.length < EVIDENCE_MAX) known.evidence.push(evidence);
      violations.set(violation, known);
    },
  };
}
