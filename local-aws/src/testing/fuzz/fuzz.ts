import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { readFuzzConfig } from './config.ts';
import { measureMemory } from './measure-memory.ts';

export interface FuzzOptions<Case> {
  /** For the line with the seed. */
  readonly name: string;
  /** The number of cases in a full run, unless `FUZZ_CASES` is set. */
  readonly cases: number;
  readonly arbitrary: fc.Arbitrary<Case>;
  /** Throws if the answer to the case is wrong. */
  readonly check: (value: Case) => Promise<void>;
}

/**
 * Runs many cases and prints the seed, whether they pass or not. A failing case is shrunk, and the
 * error says how to repeat it: `FUZZ_SEED`, and `FUZZ_PATH` for that case alone.
 *
 * @returns the growth of memory in bytes since the first twentieth of the cases
 */
export async function fuzz<Case>(options: FuzzOptions<Case>): Promise<number> {
  const { name, arbitrary, check } = options;
  const config = readFuzzConfig();
  const seed = config.seed ?? randomInt(2 ** 31);
  const cases = config.cases ?? Math.ceil(options.cases * config.times);
  // Not console: vitest hides its output for tests that pass.
  process.stderr.write(`fuzz: ${name}: ${cases} cases, FUZZ_SEED=${seed}\n`);
  let tried = 0;
  let usedBytes = 0;
  const property = fc.asyncProperty(arbitrary, async (value) => {
    // By then everything is loaded and the caches are warm.
    if (tried === Math.floor(cases / 20)) usedBytes = measureMemory();
    tried += 1;
    await check(value);
  });
  const details = await fc.check(property, {
    seed,
    numRuns: cases,
    ...(config.path !== undefined && { path: config.path }),
  });
  if (!details.failed) {
    const grownBytes = measureMemory() - usedBytes;
    process.stderr.write(
      `fuzz: ${name}: passed; memory grew by ${Math.round(grownBytes / 1_000)} kB\n`,
    );
    return grownBytes;
  }
  const repeat = `FUZZ_SEED=${details.seed} FUZZ_PATH=${details.counterexamplePath ?? ''}`;
  const shrunk = fc.stringify(details.counterexample).slice(0, 4_000);
  const message = `${name}: ${repeat}\nThe case, shrunk ${details.numShrinks} times: ${shrunk}`;
  process.stderr.write(`fuzz: failed: ${message}\n`);
  throw new Error(message, { cause: details.errorInstance });
}
