import { setTimeout as sleep } from 'node:timers/promises';
import type { CallDashboard } from '../dashboard-api.ts';
import type { Tally } from '../many-dashboards/tally.ts';

interface Verification {
  readonly state: 'running' | 'done' | 'cancelled' | 'failed' | 'stopped';
  readonly counts: { readonly redriven: number };
  readonly problem?: string;
}

/** Verifies all held calls, and once more what other verifications had in their hands. */
export async function verifyAll(call: CallDashboard, tally: Tally): Promise<void> {
  for (let round = 1; round <= 2; round += 1) {
    const { redriveId } = await call<{ redriveId: string }>('POST', '/held-calls/verify', {
      all: true,
    });
    for (;;) {
      const { state, counts, problem } = await call<Verification>('GET', `/redrives/${redriveId}`);
      if (state !== 'running' && state !== 'done') {
        throw new Error(`The verification is ${state}: ${problem}`);
      }
      if (state === 'done') {
        tally.count('held calls published at the end', counts.redriven);
        break;
      }
      await sleep(200);
    }
  }
}
