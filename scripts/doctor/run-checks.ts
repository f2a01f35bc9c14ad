import type { Check, DoctorTarget } from './doctor-target.ts';
import { type Finding, wrong } from './finding.ts';

export type NamedCheck = readonly [what: string, check: Check];

/** Runs checks one after the other. One that fails is a finding and does not stop the others. */
export async function* runChecks(
  target: DoctorTarget,
  checks: readonly NamedCheck[],
  signal: AbortSignal,
): AsyncGenerator<Finding> {
  for (const [what, check] of checks) {
    signal.throwIfAborted();
    try {
      yield* await check(target);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      yield wrong(`${what}: could not be checked`, message);
    }
  }
}
