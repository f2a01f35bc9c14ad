/** Samples by subject, one per round, in the order of the rounds. */
export type Samples<Name extends string, Sample> = Readonly<Record<Name, readonly Sample[]>>;

interface InterleaveOptions<Name extends string, Sample> {
  readonly subjects: readonly Name[];
  readonly rounds: number;
  readonly measure: (subject: Name) => Promise<Sample>;
  /** Called before each round. */
  readonly onRound?: (round: number) => void;
}

/**
 * Measures every subject once per round, one after the other, after a warm-up round that reads files
 * from disk and does not count. Each round starts with another subject, and every other round runs
 * backwards, so that none is always first or always after the same one.
 */
export async function interleave<Name extends string, Sample>(
  options: InterleaveOptions<Name, Sample>,
): Promise<Samples<Name, Sample>> {
  const { subjects, rounds, measure, onRound } = options;
  const samples = Object.fromEntries(subjects.map((name) => [name, []])) as unknown as Record<
    Name,
    Sample[]
  >;
  for (const subject of subjects) await measure(subject);
  for (let round = 0; round < rounds; round += 1) {
    onRound?.(round);
    for (const subject of orderOf(subjects, round)) {
      samples[subject].push(await measure(subject));
    }
  }
  return samples;
}

/** The order of subjects in a round; the first round is 0. */
export function orderOf<Name>(subjects: readonly Name[], round: number): readonly Name[] {
  const first = Math.floor(round / 2) % Math.max(subjects.length, 1);
  const rotated = [...subjects.slice(first), ...subjects.slice(0, first)];
  return round % 2 === 0 ? rotated : rotated.reverse();
}
