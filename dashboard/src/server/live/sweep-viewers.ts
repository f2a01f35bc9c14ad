import { paginateListQueues } from '@aws-sdk/client-sqs';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { readQueueTags } from '../aws/find-queue-url.ts';
import type { BaseContext } from '../base-context.ts';
import { listAllRules, readRuleTags } from '../rules/read-rules.ts';
import type { WithStack } from '../stack-context.ts';
import { configOf } from '../tenant-config.ts';
import { isOfReplay, type LiveContext, readViewerTags } from './find-viewer.ts';
import { removeViewer } from './remove-viewers.ts';

const QUEUES_PER_PAGE = 1000;

type Needed = Pick<BaseContext, 'events' | 'sqs' | 'config' | 'now'>;

export type SweepContext = Needed &
  WithStack & { readonly tenants: { readonly listNames: () => Promise<readonly string[]> } };

interface LeftViewer {
  readonly endsAt: number;
  readonly isReplay: boolean;
}

interface ViewerQueue {
  readonly name: string;
  readonly tenant: string;
  readonly endsAt: number;
}

/**
 * Removes the tenant's viewers whose end date is over, whichever process made them.
 *
 * @returns how many viewers are left.
 */
export async function sweepViewers(context: LiveContext): Promise<number> {
  const count = await sweepTenant(context, await listViewerQueues(context));
  const now = context.now();
  for (const [viewerId, { endsAt }] of context.viewers) {
    if (endsAt <= now) context.viewers.delete(viewerId);
  }
  return count;
}

/** Those of all tenants of the stack, and what is left of a tenant that is gone. */
export async function sweepAllViewers(context: SweepContext): Promise<void> {
  const { stack, tenants } = context;
  const queues = await listViewerQueues(context);
  const names = [...(await tenants.listNames()), ...queues.map(({ tenant }) => tenant)];
  for (const tenant of new Set(names)) {
    const ofTenant = { ...context, config: configOf(stack.config, tenant) };
    // An error with one is no delay for the others.
    await sweepTenant(ofTenant, queues).catch(() => {});
  }
}

async function sweepTenant(context: Needed, queues: readonly ViewerQueue[]): Promise<number> {
  const left = await readViewers(context, queues);
  const now = context.now();
  const expired = [...left].filter(([, { endsAt }]) => endsAt <= now);
  for (const [name, viewer] of expired) await removeViewer(context, name, viewer);
  return left.size - expired.length;
}

/** By name. A queue without its rule, or a rule without its queue, counts as a viewer too. */
async function readViewers(
  context: Needed,
  queues: readonly ViewerQueue[],
): Promise<ReadonlyMap<string, LeftViewer>> {
  const { tenant, secretPrefix } = context.config;
  const own = queues.filter((queue) => queue.tenant === tenant);
  const viewers = new Map<string, LeftViewer>(
    own.map(({ name, endsAt }) => [name, { endsAt, isReplay: false }]),
  );
  for (const { Name = '', Arn = '', EventPattern } of await listViewerRules(context)) {
    const { endsAt } = readViewerTags(await readRuleTags(context, Arn), secretPrefix) ?? {};
    if (endsAt === undefined) continue;
    viewers.set(Name, {
      endsAt: Math.max(endsAt, viewers.get(Name)?.endsAt ?? 0),
      isReplay: isOfReplay(EventPattern),
    });
  }
  return viewers;
}

async function listViewerRules(context: Needed) {
  try {
    return await listAllRules(context, VIEWER_NAME_PREFIX);
  } catch (error) {
    // The bus is gone, and with it its rules.
    if (isAwsError(error, 'ResourceNotFoundException')) return [];
    throw error;
  }
}

/** The queues of all tenants' viewers: their names do not say whose they are. */
async function listViewerQueues({ sqs, config }: Needed): Promise<readonly ViewerQueue[]> {
  const found: ViewerQueue[] = [];
  const pages = paginateListQueues(
    { client: sqs, pageSize: QUEUES_PER_PAGE },
    { QueueNamePrefix: VIEWER_NAME_PREFIX },
  );
  for await (const { QueueUrls = [] } of pages) {
    for (const url of QueueUrls) {
      const read = readViewerTags(await readQueueTags(sqs, url), config.secretPrefix);
      if (read !== undefined) found.push({ name: url.slice(url.lastIndexOf('/') + 1), ...read });
    }
  }
  return found;
}
