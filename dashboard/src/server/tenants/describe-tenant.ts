import type { Tenant } from '@momento-gateway/api/tenants/tenant';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import type { BaseContext } from '../base-context.ts';
import { readQueueDepth } from '../gateway/queue-depth.ts';
import { explainClosing } from '../refusals/explain-closing.ts';
import { listAllRules } from '../rules/read-rules.ts';
import { type Closing, readClosing } from './closing-marks.ts';
import {
  type FoundBus,
  type FoundQueue,
  findTenantBus,
  findTenantQueue,
} from './find-tenant-resources.ts';
import type { QueueModel } from './queue-model.ts';

type Needed = Pick<BaseContext, 'events' | 'sqs' | 'config' | 'findBus' | 'now'>;

/** A tenant's bus and queues as they are now. */
export interface FoundTenant {
  readonly bus: FoundBus;
  readonly parked: FoundQueue;
  readonly deadLetters: FoundQueue;
  readonly held: FoundQueue;
}

export async function findTenant(
  context: Needed,
  tenant: string,
  model: QueueModel | undefined,
): Promise<FoundTenant> {
  const [bus, parked, deadLetters, held] = await Promise.all([
    findTenantBus(context, tenant),
    findTenantQueue(context, tenant, 'parked', model),
    findTenantQueue(context, tenant, 'deadLetters', model),
    findTenantQueue(context, tenant, 'held', model),
  ]);
  return { bus, parked, deadLetters, held };
}

/** Whether anything of it is there: without, it is no tenant. */
export function exists({ bus, parked, deadLetters, held }: FoundTenant): boolean {
  return [bus, parked, deadLetters, held].some(({ state }) => state === 'there');
}

/** Why nothing can be made in it now; undefined when something can, or its bus is not there. */
export function closingOf({ bus }: FoundTenant, now: number): Closing | undefined {
  return bus.state === 'there' ? readClosing(bus.tags, now) : undefined;
}

/** @param webhookCount how many webhooks it has */
export async function describeTenant(
  context: Needed,
  name: string,
  found: FoundTenant,
  webhookCount: number,
): Promise<Tenant> {
  const { bus, parked, deadLetters, held } = found;
  const closing = closingOf(found, context.now());
  const queues = [parked, deadLetters];
  return {
    name,
    busName: bus.name,
    parkedQueueName: parked.name,
    deadLetterQueueName: deadLetters.name,
    heldQueueName: held.name,
    problems: [
      ...explain('bus', bus),
      ...(closing === undefined ? [] : [explainClosing(closing)]),
      ...[...queues, held].flatMap((queue) => explain('queue', queue)),
      ...([...queues, held].some(isUncompared) ? [UNCOMPARED] : []),
    ],
    webhookCount,
    ruleCount: bus.state === 'there' ? (await listRuleNames(context, bus.name)).length : 0,
    failureCount: queues.reduce((sum, queue) => sum + countMessages(queue), 0),
  };
}

/** The tenant that has the stack's own bus and queues. */
export async function describeDefaultTenant(
  context: Needed,
  webhookCount: number,
): Promise<Tenant> {
  const { sqs, config, findBus } = context;
  const { busName, parkedQueueUrl, deadLetterQueueUrl, heldQueueUrl } = config;
  const isBusThere = (await findBus(busName)) !== undefined;
  const urls = [parkedQueueUrl, deadLetterQueueUrl, heldQueueUrl].filter(
    (url) => url !== undefined,
  );
  const depths = await Promise.all(urls.map((url) => readQueueDepth(sqs, url)));
  const ofFailures = depths.filter((_, at) => urls[at] !== heldQueueUrl);
  const nameOf = (url: string | undefined) => url?.slice(url.lastIndexOf('/') + 1);
  return {
    name: DEFAULT_TENANT,
    busName,
    parkedQueueName: nameOf(parkedQueueUrl),
    deadLetterQueueName: nameOf(deadLetterQueueUrl),
    heldQueueName: nameOf(heldQueueUrl),
    problems: [
      ...(isBusThere ? [] : [`There is no event bus “${busName}”.`]),
      ...urls.flatMap((url, at) =>
        depths[at] === undefined ? [`There is no queue “${nameOf(url)}”.`] : [],
      ),
    ],
    webhookCount,
    ruleCount: isBusThere ? (await listRuleNames(context, busName)).length : 0,
    failureCount: ofFailures.reduce<number>((sum, depth) => sum + (depth ?? 0), 0),
  };
}

/** Names of a bus's rules, without those of pages of live events; none when the bus is gone by now. */
export async function listRuleNames(
  { events, config }: Pick<BaseContext, 'events' | 'config'>,
  busName: string,
): Promise<string[]> {
  const rules = await listAllRules({ events, config: { ...config, busName } }).catch(
    (error: unknown) => {
      if (isAwsError(error, 'ResourceNotFoundException')) return [];
      throw error;
    },
  );
  return rules.flatMap(({ Name = '' }) => (isViewerName(Name) ? [] : [Name]));
}

const UNCOMPARED =
  'Its queues were not compared with the stack’s: the policy of the stack’s parked queue does not name the function’s role. Restore that policy first.';

function isUncompared(queue: FoundQueue): boolean {
  return queue.state === 'there' && queue.differs === undefined;
}

function countMessages(queue: FoundQueue): number {
  return queue.state === 'there' ? queue.messageCount : 0;
}

function explain(what: 'bus' | 'queue', found: FoundBus | FoundQueue): string[] {
  if (found.state === 'missing') return [`There is no ${what} “${found.name}”.`];
  if (found.state === 'foreign') {
    return [`The ${what} “${found.name}” was not made for this tenant: it lacks its tags.`];
  }
  const differs = ('differs' in found && found.differs) || [];
  return differs.length === 0
    ? []
    : [`The queue “${found.name}” is not as the stack’s: ${differs.join(', ')} differ.`];
}
