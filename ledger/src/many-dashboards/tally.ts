const EVIDENCE_MAX = 5;

/** What rounds of changes at once came to. */
export interface TallyReport {
  /** How often each thing was done, by its name. */
  readonly done: ReadonlyMap<string, number>;
  /** What happened against the promise: how often, and the first few cases. */
  readonly crimes: ReadonlyMap<string, { readonly count: number; readonly evidence: string[] }>;
}

export interface Tally extends TallyReport {
  readonly count: (what: string, times?: number) => void;
  readonly accuse: (crime: string, evidence: string) => void;
}

export function createTally(): Tally {
  const done = new Map<string, number>();
  const crimes = new Map<string, { count: number; evidence: string[] }>();
  return {
    done,
    crimes,
    count(what, times = 1) {
      done.set(what, (done.get(what) ?? 0) + times);
    },
    accuse(crime, evidence) {
      const known = crimes.get(crime) ?? { count: 0, evidence: [] };
      known.count += 1;
      if (known.evidence.length < EVIDENCE_MAX) known.evidence.push(evidence);
      crimes.set(crime, known);
    },
  };
}
