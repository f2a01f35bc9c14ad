import { DEFAULT_TENANT, isTenantName } from '@momento-gateway/shared/tenant';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { WithStack } from '../stack-context.ts';
import { loadWebhooks } from '../webhooks/load-webhooks.ts';
import { type ClosingMark, makeClosingMark } from './closing-marks.ts';
import { deleteTenantResources } from './delete-tenant-resources.ts';
import {
  closingOf,
  exists,
  type FoundTenant,
  findTenant,
  listRuleNames,
} from './describe-tenant.ts';
import { describeNames, listHoldings } from './list-holdings.ts';
import { endRemoval, markRemoval } from './mark-removal.ts';
import { TooLateError } from './send-before.ts';
import type { WithTenants } from './tenant-index.ts';

/**
 * Closes the bus, and then looks once more for what the tenant holds: nothing can be made in it from then
 * on. A removal that fails before it deletes opens the bus again; one that fails later leaves it closed,
 * until the tenant is removed or created again.
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
    const closedBefore = closingOf(before, context.now());
    if (closedBefore?.state === 'removing') {
      return { refusal: 'tenant-closed', tenant, closing: closedBefore };
    }
    const mark = makeClosingMark(context, 'removing');
    const progress = { hasDeleted: false };
    let isDone = false;
    try {
      const refused =
        (await markRemoval(context, tenant, before.bus, mark)) ??
        (await removeUnused(context, tenant, mark, progress));
      isDone = refused === undefined;
      if (isDone) tenants.forget(tenant);
      return refused;
    } finally {
      const isPartly = progress.hasDeleted || closedBefore !== undefined;
      if (!isDone) await endRemoval(context, tenant, mark, isPartly ? 'stopped' : 'open');
    }
  });

type Needed = Parameters<typeof listHoldings>[0] &
  Parameters<typeof findTenant>[0] &
  Parameters<typeof deleteTenantResources>[0];

async function removeUnused(
  context: Needed,
  tenant: string,
  mark: ClosingMark,
  progress: { hasDeleted: boolean },
): Promise<Refusal | undefined> {
  const found = await findUnused(context, tenant);
  if (isRefusal(found)) return found;
  const closing = closingOf(found, context.now());
  // Somebody else has closed it since, or has made it again.
  if (closing !== undefined && closing.id !== mark.id) {
    return { refusal: 'tenant-closed', tenant, closing };
  }
  if (closing === undefined && found.bus.state !== 'foreign') {
    return { refusal: 'tenant-changed', tenant };
  }
  try {
    const onSend = () => {
      progress.hasDeleted = true;
    };
    await deleteTenantResources(context, found, { time: mark.deleteBefore, onSend });
    return undefined;
  } catch (error) {
    if (error instanceof TooLateError) return { refusal: 'removal-too-slow', tenant };
    // EventBridge deletes no bus that has rules: somebody has made one by other means.
    const { bus } = found;
    const rules = await listRuleNames(context, bus.name).catch(() => []);
    if (rules.length === 0) throw error;
    return { refusal: 'tenant-in-use', tenant, holdings: [`rules: ${rules.join(', ')}`] };
  }
}

/** A tenant that holds nothing. */
async function findUnused(context: Needed, tenant: string): Promise<FoundTenant | Refusal> {
  const found = await findTenant(context, tenant, undefined);
  if (!exists(found)) return refuseMissing(context, tenant);
  const holdings = await listHoldings(context, tenant, found);
  return holdings.length > 0 ? { refusal: 'tenant-in-use', tenant, holdings } : found;
}

/** The list has a tenant of which only webhooks are left: it is there to be made again. */
async function refuseMissing(context: Needed, tenant: string): Promise<Refusal> {
  const { webhooks } = await loadWebhooks(context);
  const names = webhooks.filter((one) => one.tenant === tenant).map(({ name }) => name);
  return names.length === 0
    ? { refusal: 'tenant-not-found', tenant }
    : {
        refusal: 'tenant-in-use',
        tenant,
        holdings: [...describeNames('webhooks', names), RECREATE],
      };
}

const RECREATE = 'neither a bus nor queues, so create it again to see and delete these webhooks';
