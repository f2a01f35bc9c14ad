import type { FailurePage } from '@momento-gateway/api/failures/failure';
import { listHeldCalls } from '@momento-gateway/api/held/held-call-operations';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import type { Check, DoctorTarget } from './doctor-target.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';
import { formatAge } from './format-age.ts';

/** Whether calls are held that may be events, of which webhooks, and what to do. */
export const checkHeldCalls: Check = async (target) => {
  const { api, gateway, now } = target;
  // Reported by the dependency check.
  if (gateway.heldQueue?.found !== true) return [];
  const { allTotal, oldestAt, complete, options } = await api(listHeldCalls, {
    query: { limit: 1 },
  });
  if (allTotal === 0) {
    return [
      complete
        ? ok('Held calls: none')
        : unknown('Held calls: not known, because others look at them right now', 'Run this again'),
    ];
  }
  const count = `${complete ? '' : 'at least '}${allTotal}`;
  const age = oldestAt === undefined ? '' : `, the oldest ${formatAge(now() - oldestAt)} old`;
  return [wrongWith(`Held calls: ${count}${age}${nameWebhooks(options)}`, options, target)];
};

function nameWebhooks(options: FailurePage['options']): string {
  const names = options
    .filter(({ property }) => property === 'webhookId')
    .map(({ value, label = 'not registered' }) => `${label} (${value})`);
  return names.length === 0 ? '' : `, of the webhooks ${names.join(', ')}`;
}

function wrongWith(
  what: string,
  options: FailurePage['options'],
  { stackName, tenant }: Pick<DoctorTarget, 'stackName' | 'tenant'>,
): Finding {
  const gateway = stackName === undefined ? '--local' : `--stack ${stackName}`;
  const ofTenant = tenant === DEFAULT_TENANT ? '' : ` --tenant ${tenant}`;
  const isAway = options.some(({ value }) => value === 'secret-unavailable');
  const away = isAway
    ? ` Those whose secret could not be read: verify them in the dashboard, under Failures, Held calls, or with npm run recover -- ${gateway} --held all${ofTenant}.`
    : '';
  return wrong(
    what,
    `Most likely the signing secret was changed at Momento: store the new one in the dashboard, on the webhook’s page under Settings. The calls that it verifies are published.${away} They are kept for a day.`,
  );
}
