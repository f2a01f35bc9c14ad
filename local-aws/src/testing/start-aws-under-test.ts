import { MINUTE_MS } from '../core/clock.ts';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from '../start-local-aws.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';

/** Another AWS emulator that the same tests run against; a POST to `resetPath` clears it. */
const { CONTRACT_AWS_ENDPOINT: endpoint, CONTRACT_AWS_RESET_PATH: resetPath = '' } = process.env;

/** Thrown for what only local AWS can do; a run against another emulator skips the test. */
class OnlyLocalAws extends Error {
  override readonly name = 'OnlyLocalAws';
}

/** An empty server: local AWS, or another emulator that is tested against the same contract. */
export async function startAwsUnderTest(options: LocalAwsOptions): Promise<LocalAws> {
  if (!endpoint) return startLocalAws(options);
  const answer = await fetch(`${endpoint}${resetPath}`, { method: 'POST' });
  if (!answer.ok) throw new Error(`${resetPath} answers ${answer.status}.`);
  return { origin: endpoint, port: Number(new URL(endpoint).port), close: async () => {} };
}

/**
 * A clock that moves only when told to; that of another emulator starts at a whole minute and
 * cannot be moved.
 */
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

/** Skips the rest of a test that needs `what` only local AWS has, such as faults. */
export function requireLocalAws(what: string): void {
  if (endpoint) throw new OnlyLocalAws(what);
}
