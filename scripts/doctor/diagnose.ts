import { checkAddress } from './check-address.ts';
import { checkDependencies } from './check-dependencies.ts';
import { checkEventQueues } from './check-event-queues.ts';
import { checkGaps } from './check-gaps.ts';
import { checkHeldCalls } from './check-held-calls.ts';
import { checkRules } from './check-rules.ts';
import { checkTenants } from './check-tenants.ts';
import { checkWebhooks } from './check-webhooks.ts';
import type { Check, DoctorTarget } from './doctor-target.ts';
import { type Finding, wrong } from './finding.ts';

const CHECKS: readonly (readonly [what: string, check: Check])[] = [
  ['AWS', checkDependencies],
  ['Address', checkAddress],
  ['Function', ({ checkRole }) => checkRole()],
  ['Queues', checkEventQueues],
  ['Held calls', checkHeldCalls],
  ['Tenants', checkTenants],
  ['Webhooks', checkWebhooks],
  ['Rules', checkRules],
  ['Alarms', ({ checkAlarms }) => checkAlarms()],
  ['CDK', ({ checkBootstrap }) => checkBootstrap()],
];

const GAPS: (typeof CHECKS)[number] = ['Gaps', checkGaps];

/** Runs every check, that of gaps if it is wanted. A check that fails is a finding and does not stop the others. */
export async function* diagnose(
  target: DoctorTarget,
  signal: AbortSignal,
  { gaps = false }: { readonly gaps?: boolean } = {},
): AsyncGenerator<Finding> {
  for (const [what, check] of gaps ? [...CHECKS, GAPS] : CHECKS) {
    signal.throwIfAborted();
    try {
      yield* await check(target);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      yield wrong(`${what}: could not be checked`, message);
    }
  }
}
