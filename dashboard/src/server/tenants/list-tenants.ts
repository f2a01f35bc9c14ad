import { paginateListQueues } from '@aws-sdk/client-sqs';
import {
  DEFAULT_TENANT,
  isTenantName,
  TENANT_QUEUES,
  tenantBusName,
} from '@momento-gateway/shared/tenant';
import pMap from 'p-map';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import type { WithStack } from '../stack-context.ts';
import { describeDefaultTenant, describeTenant, exists, findTenant } from './describe-tenant.ts';
import { listNamedBuses } from './list-tenant-buses.ts';
import { tryQueueModel } from './queue-model.ts';

const PARALLEL_TENANTS = 4;
const QUEUES_PER_PAGE = 1000;

export const listTenants: Handler<'listTenants', BaseContext & WithStack> = async (call) => {
  const { stack } = call;
  const context = { ...call, config: stack.config };
  const [webhooks, model, named] = await Promise.all([
    stack.webhooks.list(),
    tryQueueModel(context),
    listNames(context),
  ]);
  const countOf = (tenant: string) => webhooks.filter((one) => one.tenant === tenant).length;
  // One whose bus and queues are all gone still has its webhooks, and each event of theirs is lost.
  const names = new Set([...named, ...webhooks.map(({ tenant }) => tenant)]);
  names.delete(DEFAULT_TENANT);
  const others = await pMap(
    [...names].sort(),
    async (name) => {
      const found = await findTenant(context, name, model);
      const count = countOf(name);
      if (!exists(found) && count === 0) return [];
      return [await describeTenant(context, name, found, count)];
    },
    { concurrency: PARALLEL_TENANTS },
  );
  const ofStack = await describeDefaultTenant(context, countOf(DEFAULT_TENANT));
  return { tenants: [ofStack, ...others.flat()] };
};

/** Of whatever is named like a tenant's bus or queue: one that is half made or half removed too. */
async function listNames({
  events,
  sqs,
  config,
}: Pick<BaseContext, 'events' | 'sqs' | 'config'>): Promise<string[]> {
  const prefix = tenantBusName(config.secretPrefix, '');
  const names = (await listNamedBuses({ events, config })).map(({ tenant }) => tenant);
  const queues = paginateListQueues(
    { client: sqs, pageSize: QUEUES_PER_PAGE },
    { QueueNamePrefix: prefix },
  );
  for await (const { QueueUrls = [] } of queues) {
    for (const url of QueueUrls) {
      const name = url.slice(url.lastIndexOf('/') + 1 + prefix.length);
      const end = Object.values(TENANT_QUEUES).find((one) => name.endsWith(`_${one}`));
      if (end !== undefined) names.push(name.slice(0, -end.length - 1));
    }
  }
  return names.filter(isTenantName);
}
