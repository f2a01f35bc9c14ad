import { ListEventBusesCommand, ListTagsForResourceCommand } from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { isTenantName, tenantBusName } from '@momento-gateway/shared/tenant';
import pMap from 'p-map';
import { readPages } from '../aws/read-pages.ts';
import type { BaseContext } from '../base-context.ts';
import { isOfTenant } from './tenant-tags.ts';

type Needed = Pick<BaseContext, 'events' | 'config'>;

const PARALLEL_BUSES = 4;

/** A bus that is named like a tenant's, whoever made it. */
export interface NamedBus {
  readonly tenant: string;
  readonly arn: string;
}

export async function listNamedBuses({ events, config }: Needed): Promise<readonly NamedBus[]> {
  const prefix = tenantBusName(config.secretPrefix, '');
  const pages = await readPages((NextToken) =>
    events.send(new ListEventBusesCommand({ NamePrefix: prefix, NextToken })),
  );
  return pages
    .flatMap(({ EventBuses = [] }) => EventBuses)
    .map(({ Name = '', Arn = '' }) => ({ tenant: Name.slice(prefix.length), arn: Arn }))
    .filter(({ tenant }) => isTenantName(tenant));
}

/** Tenants, besides the default one, whose bus is there and was made for them; in order of names. */
export async function listTenantBuses(context: Needed): Promise<readonly string[]> {
  const found = await pMap(
    await listNamedBuses(context),
    async ({ tenant, arn }) => ((await isTagged(context, tenant, arn)) ? [tenant] : []),
    { concurrency: PARALLEL_BUSES },
  );
  return found.flat().sort();
}

async function isTagged({ events, config }: Needed, tenant: string, arn: string): Promise<boolean> {
  try {
    const { Tags = [] } = await events.send(new ListTagsForResourceCommand({ ResourceARN: arn }));
    const tags = Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
    return isOfTenant(tags, config.secretPrefix, tenant);
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return false;
    throw error;
  }
}
