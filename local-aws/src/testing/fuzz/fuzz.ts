import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { readFuzzConfig } from './config.ts';
import { measureMemory } from './measure-memory.ts';

export interface FuzzOptions<Case> {
  /** For the line that names the seed. */
  readonly name: string;
  /** How many cases in a full run, unless `FUZZ_CASES` says otherwise. */
  readonly cases: number;
  readonly arbitrary: fc.Arbitrary<Case>;
  /** Throws when the case is not answered as it has to be. */
  readonly check: (value: Case) => Promise<void>;
}

/**
 * Tries many cases and prints the seed, whether all go well or not. A failure is shrunk first and
 * names what repeats it: `FUZZ_SEED`, and `FUZZ_PATH` for that case alone.
 *
 * @returns by how many bytes memory in use has grown since the first twentieth of the cases
 */
export async function fuzz<Case>(options: FuzzOptions<Case>): Promise<number> {
  const { name, arbitrary, check } = options;
  const config = readFuzzConfig();
  const seed = config.seed ?? randomInt(2 ** 31);
  const cases = config.cases ?? Math.ceil(options.cases * config.times);
  // Not console: of tests that pass vitest shows nothing of it.
  process.stderr.write(`fuzz: ${name}: ${cases} cases, FUZZ_SEED=${seed}\n`);
  let tried = 0;
  let usedBytes = 0;
  const property = fc.asyncProperty(arbitrary, async (value) => {
    // By then everything is loaded and every cache has something in it.
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
      `fuzz: ${name}: well; memory grew by ${Math.round(grownBytes / 1_000)} kB\n`,
    );
    return grownBytes;
  }
  const repeat = `FUZZ_SEED=${details.seed} FUZZ_PATH=${details.counterexamplePath ?? ''}`;
  const shrunk = fc.stringify(details.counterexample).slice(0, 4_000);
  const message = `${name}: ${repeat}\nThe case, shrunk ${details.numShrinks} times: ${shrunk}`;
  process.stderr.write(`fuzz: failed: ${message}\n`);
  throw new Error(message, { cause: details.errorInstance });
}
