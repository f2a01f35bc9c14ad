import { checkDependencies } from './check-dependencies.ts';
import { checkEventQueues } from './check-event-queues.ts';
import { checkFunctionUrl } from './check-function-url.ts';
import { checkRules } from './check-rules.ts';
import { checkWebhooks } from './check-webhooks.ts';
import { type Finding, wrong } from './finding.ts';
import type { Check, Subject } from './subject.ts';

const CHECKS: readonly (readonly [what: string, check: Check])[] = [
  ['AWS', checkDependencies],
  ['Function URL', checkFunctionUrl],
  ['Function', ({ checkRole }) => checkRole()],
  ['Queues', checkEventQueues],
  ['Webhooks', checkWebhooks],
  ['Rules', checkRules],
];

/** Looks at everything; what cannot be looked at takes nothing from the rest. */
export async function* diagnose(subject: Subject, signal: AbortSignal): AsyncGenerator<Finding> {
  for (const [what, check] of CHECKS) {
    signal.throwIfAborted();
    try {
      yield* await check(subject);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      yield wrong(`${what}: could not be looked at`, message);
    }
  }
}
