import { expect } from 'vitest';
import type { Api } from './start-api.ts';
import { closeParkedQueue, createTenant, inTenant, OWN_ARN } from './tenant-calls.ts';

/** The same API and AWS, as the calls of one tenant see them. */
async function ofTenant(api: Api, tenant: string): Promise<Api> {
  const context = (await api.context.tenants.find(tenant)) ?? expect.fail(`no tenant ${tenant}`);
  const { parkedQueueUrl = '', deadLetterQueueUrl = '', heldQueueUrl = '' } = context.config;
  return {
    ...api,
    context,
    parkedQueueUrl,
    deadLetterQueueUrl,
    heldQueueUrl,
    call: inTenant(api, tenant),
  };
}

/** Makes two tenants; the tests may park in their queues. */
export async function makeTenants(api: Api): Promise<{ orders: Api; refunds: Api }> {
  await closeParkedQueue(api, OWN_ARN);
  for (const name of ['orders', 'refunds'])
    expect((await createTenant(api, name)).status).toBe(201);
  return { orders: await ofTenant(api, 'orders'), refunds: await ofTenant(api, 'refunds') };
}
