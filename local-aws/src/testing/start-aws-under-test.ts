import { MINUTE_MS } from '../core/clock.ts';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from '../start-local-aws.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

/** Of another AWS stand-in that the same tests are run against; it forgets all at `resetPath`. */
const { CONTRACT_AWS_ENDPOINT: endpoint, CONTRACT_AWS_RESET_PATH: resetPath = '' } = process.env;

/** What only this server can be asked for; whoever runs the tests on another leaves the test out. */
class OnlyLocalAws extends Error {
  override readonly name = 'OnlyLocalAws';
}

/** A server with nothing on it: this one, or another that is to keep the same contract. */
export async function startAwsUnderTest(options: LocalAwsOptions): Promise<LocalAws> {
  if (!endpoint) return startLocalAws(options);
  const answer = await fetch(`${endpoint}${resetPath}`, { method: 'POST' });
  if (!answer.ok) throw new Error(`${resetPath} answers ${answer.status}.`);
  return { origin: endpoint, port: Number(new URL(endpoint).port), close: async () => {} };
}

/** A clock that stands still until it is moved; another server's, at a whole minute, cannot be. */
export function createTestClock(startAt?: number): ManualClock {
  if (!endpoint) return createManualClock(startAt);
  const now = Date.now() - (Date.now() % MINUTE_MS);
  const refuse = () => {
    throw new OnlyLocalAws('moves the clock');
  };
  return {
    now: () => now,
    sleep: refuse,
    advance: refuse,
    whenSleeping: refuse,
    countSleepers: refuse,
  };
}

/** Leaves the rest of a test out that asks for `what` only this server does, such as a fault. */
export function requireLocalAws(what: string): void {
  if (endpoint) throw new OnlyLocalAws(what);
}
