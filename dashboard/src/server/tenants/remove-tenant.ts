import { DeleteEventBusCommand } from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand } from '@aws-sdk/client-sqs';
import { isAwsError, isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { DEFAULT_TENANT, isTenantName } from '@momento-gateway/shared/tenant';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { isOfReplay } from '../live/find-viewer.ts';
import { removeViewer } from '../live/remove-viewers.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { listAllRules } from '../rules/read-rules.ts';
import type { WithStack } from '../stack-context.ts';
import { exists, type FoundTenant, findTenant } from './describe-tenant.ts';
import type { FoundQueue } from './find-tenant-resources.ts';
import { listHoldings } from './list-holdings.ts';
import { REMOVAL_MAX_MS, tagRemoval } from './registration-marks.ts';
import type { WithTenants } from './tenant-index.ts';

/**
 * Removes the queues first and the bus last: an event for a bus that does not exist is lost without a
 * trace, one that cannot be parked is logged. What is left when it fails is listed, and removed by the
 * next call. Registrations are told before the last look for webhooks, so that none comes after it.
 */
export const removeTenant: Handler<'removeTenant', BaseContext & WithStack & WithTenants> = (
  { stack, tenants, ...call },
  { params: { tenantName: tenant } },
) =>
  call.serialiseShared(`tenant ${tenant}`, async () => {
    const context = { ...call, config: stack.config };
    if (tenant === DEFAULT_TENANT) return { refusal: 'tenant-of-stack' };
    if (!isTenantName(tenant)) return { refusal: 'tenant-not-found', tenant };
    const before = await findUnused(context, tenant);
    if (isRefusal(before)) return before;
    const startedAt = context.now();
    await tellRegistrations(context, before);
    const found = await findUnused(context, tenant);
    if (isRefusal(found)) return found;
    // By now others may take it for given up.
    if (context.now() > startedAt + REMOVAL_MAX_MS) {
      return { refusal: 'tenant-being-removed', tenant };
    }
    await deleteQueue(context, found.parked);
    await deleteQueue(context, found.deadLetters);
    await deleteQueue(context, found.held);
    await deleteBus(context, found);
    tenants.forget(tenant);
    return undefined;
  });

/** A tenant that holds nothing. */
async function findUnused(
  context: Parameters<typeof listHoldings>[0] & Parameters<typeof findTenant>[0],
  tenant: string,
): Promise<FoundTenant | Refusal> {
  const found = await findTenant(context, tenant, undefined);
  if (!exists(found)) return { refusal: 'tenant-not-found', tenant };
  const holdings = await listHoldings(context, tenant, found);
  return holdings.length > 0 ? { refusal: 'tenant-in-use', tenant, holdings } : found;
}

async function tellRegistrations(
  context: Pick<BaseContext, 'events' | 'now'>,
  { bus }: FoundTenant,
): Promise<void> {
  if (bus.state !== 'there') return;
  try {
    await tagRemoval(context, bus.arn);
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
  }
}

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
