/** The configuration of all fuzzers, from the environment. */
export interface FuzzConfig {
  /** `FUZZ_SEED`: repeats a run; by default each run has a new seed. */
  readonly seed: number | undefined;
  /** `FUZZ_CASES`: the number of cases of each fuzzer, in place of its own. */
  readonly cases: number | undefined;
  /** `FUZZ_TIMES`: a factor for each fuzzer's own number; `npm test` runs a twentieth. */
  readonly times: number;
  /** `FUZZ_PATH`: runs only the case that a failure named. */
  readonly path: string | undefined;
}

const TIMES_IN_TESTS = 0.05;

/** @throws Error that names an invalid variable */
export function readFuzzConfig(env: NodeJS.ProcessEnv = process.env): FuzzConfig {
  return {
    seed: readInteger(env, 'FUZZ_SEED'),
    cases: readInteger(env, 'FUZZ_CASES'),
    times: readInteger(env, 'FUZZ_TIMES') ?? TIMES_IN_TESTS,
    path: env['FUZZ_PATH'] || undefined,
  };
}

function readInteger(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const value = env[name];
  if (!value) return undefined;
  if (!/^-?\d{1,10}$/.test(value)) throw new Error(`${name} must be a whole number: ${value}`);
  return Number(value);
}
