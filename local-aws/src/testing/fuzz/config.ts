/** What the environment says of the fuzzers, all of them. */
export interface FuzzConfig {
  /** `FUZZ_SEED`: repeats a run; without it each run has another. */
  readonly seed: number | undefined;
  /** `FUZZ_CASES`: how many cases each fuzzer tries instead of its own number. */
  readonly cases: number | undefined;
  /** `FUZZ_TIMES`: by what each fuzzer multiplies its own number; `npm test` tries a twentieth. */
  readonly times: number;
  /** `FUZZ_PATH`: goes straight to the one case that a failure named. */
  readonly path: string | undefined;
}

const TIMES_IN_TESTS = 0.05;

/** @throws Error that names the variable when one makes no sense */
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
