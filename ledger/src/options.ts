import { parseArgs } from 'node:util';

export const USAGE = `npm run ledger -- [options]      one run, about two minutes; then rounds of several dashboards
npm run soak -- --minutes 30     one run after the other, for so long

Posts signed events and hostile ones at the product while faults come and go, redrives what was
parked, and accounts for each post, id by id. Then several dashboards change the same things at once, for
about a second a round. It ends with 0 when the promise was kept, with 1 when not.

  --posts <n>     posts of a run (default 10000)
  --rate <n>      posts a second while the gateway keeps up (default 200)
  --seed <n>      makes the faults and the posts of that seed again (default: by chance)
  --minutes <n>   runs until so many minutes are over
  --rounds <n>    rounds of changes that two, three and four dashboards make at once (default 1000)
  --json <file>   writes the ledger there as well`;

export interface Options {
  readonly posts: number;
  readonly rate: number;
  readonly seed: number;
  /** 0: one run. */
  readonly minutes: number;
  /** Of changes that several dashboards make at once. */
  readonly rounds: number;
  readonly jsonPath: string | undefined;
}

/** @throws Error that says what to write instead. */
export function readOptions(args: readonly string[], chosenSeed: number): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      posts: { type: 'string', default: '10000' },
      rate: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(chosenSeed) },
      minutes: { type: 'string', default: '0' },
      rounds: { type: 'string', default: '1000' },
      json: { type: 'string' },
    },
  });
  return {
    posts: readNumber('--posts', values.posts, 1),
    rate: readNumber('--rate', values.rate, 1),
    seed: readNumber('--seed', values.seed, 0),
    minutes: readNumber('--minutes', values.minutes, 0),
    rounds: readNumber('--rounds', values.rounds, 0),
    jsonPath: values.json,
  };
}

function readNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least) {
    throw new Error(`${name} takes a whole number of at least ${least}, not "${text}".`);
  }
  return value;
}
