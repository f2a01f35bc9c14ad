import { parseArgs } from 'node:util';

export const USAGE = `npm run ledger -- [options]      one run, about two minutes, then rounds of several dashboards
npm run soak -- --minutes 30     one run after the other, for 30 minutes

Sends valid and hostile posts to the product during faults, redrives the parked events, and accounts
for each post, id by id, in three tenants. Then several dashboards change the same resources at
once, for about a second per round. Then the gap meter has to name the messages that were lost on
purpose, about two minutes after the posts. Last, Momento rotates signing secrets that nobody stores
for a while. The exit code is 0 without violations, otherwise 1.

  --posts <n>     posts per run (default 10000)
  --rate <n>      posts per second while the gateway keeps up (default 200)
  --seed <n>      repeats the faults and posts of a run (default: random)
  --minutes <n>   starts new runs for n minutes
  --unprepared <n>  seconds of rotations at Momento that nobody prepared (default 60)
  --rounds <n>    rounds of changes by two, three and four dashboards at once (default 1000)
  --json <file>   also writes the results as JSON`;

export interface Options {
  readonly posts: number;
  readonly rate: number;
  readonly seed: number;
  /** 0 for one run. */
  readonly minutes: number;
  /** Rounds of changes by several dashboards at once. */
  readonly rounds: number;
  /** Seconds of rotations at Momento that nobody prepared. */
  readonly unprepared: number;
  readonly jsonPath: string | undefined;
}

/** @throws Error that names the wrong option and what it takes. */
export function readOptions(args: readonly string[], chosenSeed: number): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      posts: { type: 'string', default: '10000' },
      rate: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(chosenSeed) },
      minutes: { type: 'string', default: '0' },
      rounds: { type: 'string', default: '1000' },
      unprepared: { type: 'string', default: '60' },
      json: { type: 'string' },
    },
  });
  return {
    posts: readNumber('--posts', values.posts, 1),
    rate: readNumber('--rate', values.rate, 1),
    seed: readNumber('--seed', values.seed, 0),
    minutes: readNumber('--minutes', values.minutes, 0),
    rounds: readNumber('--rounds', values.rounds, 0),
    unprepared: readNumber('--unprepared', values.unprepared, 0),
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
