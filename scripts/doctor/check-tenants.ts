import { ApiError } from '@momento-gateway/api/api-error';
import { listTenants } from '@momento-gateway/api/tenants/tenant-operations';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import type { Check } from './doctor-target.ts';
import { ok, unknown, wrong } from './finding.ts';

/**
 * Each tenant's bus and queues. EventBridge accepts events for a bus that does not exist, so nothing
 * else tells that they are lost. The default tenant's are those that the other checks are about.
 */
export const checkTenants: Check = async ({ api }) => {
  try {
    const { tenants } = await api(listTenants, {});
    return tenants
      .filter(({ name }) => name !== DEFAULT_TENANT)
      .flatMap(({ name, busName, problems, failureCount }) => [
        ...(problems.length === 0
          ? [ok(`Tenant ${name}: its bus ${busName} and its queues are as they should be`)]
          : problems.map((problem) =>
              wrong(`Tenant ${name}: ${problem}`, `npm run tenant -- add ${name} restores it.`),
            )),
        ...(failureCount === 0
          ? []
          : [
              wrong(
                `Tenant ${name}: about ${failureCount} failures wait`,
                `Open Failures in the dashboard, in the tenant ${name}: /failures?tenant=${name}`,
              ),
            ]),
      ]);
  } catch (error) {
    // Without the owner's policy they cannot be looked at.
    if (!(error instanceof ApiError && error.awsCode?.startsWith('AccessDenied'))) throw error;
    return [unknown('Tenants: their buses and queues cannot be read', error.message)];
  }
};
