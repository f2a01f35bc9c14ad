import { DeleteEventBusCommand } from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand } from '@aws-sdk/client-sqs';
import { isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { DEFAULT_TENANT, isTenantName } from '@momento-gateway/shared/tenant';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { isOfReplay } from '../live/find-viewer.ts';
import { removeViewer } from '../live/remove-viewers.ts';
import { listAllRules } from '../rules/read-rules.ts';
import { exists, type FoundTenant, findTenant } from './describe-tenant.ts';
import type { FoundQueue } from './find-tenant-resources.ts';
import { listHoldings } from './list-holdings.ts';
import type { WithStack } from './stack-context.ts';
import type { WithTenants } from './tenant-index.ts';

/**
 * Removes the queues first and the bus last: an event for a bus that does not exist is lost without a
 * trace, one that cannot be parked is logged. What is left when it fails is listed, and removed by the
 * next call.
 */
export const removeTenant: Handler<'removeTenant', BaseContext & WithStack & WithTenants> = (
  { stack, tenants, ...call },
  { params: { tenantName: tenant } },
) =>
  call.serialiseShared(`tenant ${tenant}`, async () => {
    const context = { ...call, config: stack.config };
    if (tenant === DEFAULT_TENANT) return { refusal: 'tenant-of-stack' };
    if (!isTenantName(tenant)) return { refusal: 'tenant-not-found', tenant };
    const found = await findTenant(context, tenant, undefined);
    if (!exists(found)) return { refusal: 'tenant-not-found', tenant };
    const holdings = await listHoldings(context, tenant, found);
    if (holdings.length > 0) return { refusal: 'tenant-in-use', tenant, holdings };
    await deleteQueue(context, found.parked);
    await deleteQueue(context, found.deadLetters);
    await deleteBus(context, found);
    tenants.forget(tenant);
    return undefined;
  });

async function deleteQueue({ sqs }: Pick<BaseContext, 'sqs'>, queue: FoundQueue): Promise<void> {
  if (queue.state !== 'there') return;
  try {
    await sqs.send(new DeleteQueueCommand({ QueueUrl: queue.url }));
  } catch (error) {
    if (!isQueueGone(error)) throw error;
  }
}

/** EventBridge deletes no bus that has rules, and pages of live events have some. */
async function deleteBus(
  { events, sqs, config }: Pick<BaseContext, 'events' | 'sqs' | 'config'>,
  { bus }: FoundTenant,
): Promise<void> {
  if (bus.state !== 'there') return;
  const ofTenant = { events, sqs, config: { ...config, busName: bus.name } };
  for (const { Name = '', EventPattern } of await listAllRules(ofTenant, VIEWER_NAME_PREFIX)) {
    await removeViewer(ofTenant, Name, { isReplay: isOfReplay(EventPattern) });
  }
  await events.send(new DeleteEventBusCommand({ Name: bus.name }));
}
