import { bindTenant, isFinding } from './bind-tenant.ts';
import { checkAddress } from './check-address.ts';
import { checkDependencies } from './check-dependencies.ts';
import { checkEventQueues } from './check-event-queues.ts';
import { checkFailures } from './check-failures.ts';
import { checkGaps } from './check-gaps.ts';
import { checkHeldCalls } from './check-held-calls.ts';
import { checkMomento } from './check-momento.ts';
import { checkRules } from './check-rules.ts';
import { checkTenants } from './check-tenants.ts';
import { checkWebhooks } from './check-webhooks.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { type Finding, nameTenant } from './finding.ts';
import type { MomentoKey } from './momento-key.ts';
import { type NamedCheck, runChecks } from './run-checks.ts';

/** What all tenants share. */
const SHARED: readonly NamedCheck[] = [
  ['AWS', checkDependencies],
  ['Address', checkAddress],
];

const OF_TENANT: readonly NamedCheck[] = [
  ['Function', (target) => target.checkRole(target)],
  ['Queues', checkEventQueues],
  ['Failures', checkFailures],
  ['Held calls', checkHeldCalls],
  ['Webhooks', checkWebhooks],
  ['Rules', checkRules],
  ['Alarms', (target) => target.checkTenantAlarms(target)],
];

const GAPS: NamedCheck = ['Gaps', checkGaps];

const OF_STACK: readonly NamedCheck[] = [
  ['Alarms', ({ checkAlarms }) => checkAlarms()],
  ['CDK', ({ checkBootstrap }) => checkBootstrap()],
];

export interface DiagnoseOptions {
  readonly gaps?: boolean;
  /** To look at this one only. */
  readonly tenant?: string | undefined;
  /** To compare the webhooks with those that Momento has. */
  readonly momentoKey?: MomentoKey | undefined;
}

/**
 * Runs the checks of what tenants share, and those of each tenant, which name it as soon as there are
 * several. A check that fails is a finding and does not stop the others.
 */
export async function* diagnose(
  target: DoctorTarget,
  signal: AbortSignal,
  { gaps = false, tenant: only, momentoKey }: DiagnoseOptions = {},
): AsyncGenerator<Finding> {
  if (only === undefined) yield* runChecks(target, SHARED, signal);
  let names: readonly string[] = [only ?? target.tenant];
  const findTenants: NamedCheck['1'] = async () => {
    const found = await checkTenants(target, only);
    names = found.names;
    return found.findings;
  };
  yield* runChecks(target, [['Tenants', findTenants]], signal);

  const bound: DoctorTarget[] = [];
  for (const name of names) {
    const one = await bindTenant(target, name);
    if (!isFinding(one)) bound.push(one);
    const findings = isFinding(one)
      ? [one]
      : runChecks(one, [...OF_TENANT, ...(gaps ? [GAPS] : [])], signal);
    const isAlone = names.length === 1 && name === target.tenant;
    for await (const finding of findings) yield isAlone ? finding : nameTenant(finding, name);
  }
  if (momentoKey !== undefined) {
    const isAll = only === undefined && bound.length === names.length;
    const compare = () => checkMomento(bound, { key: momentoKey, isAll });
    yield* runChecks(target, [['Momento', compare]], signal);
  }
  if (only === undefined) yield* runChecks(target, OF_STACK, signal);
}
