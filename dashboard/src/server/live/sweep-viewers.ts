import { paginateListQueues } from '@aws-sdk/client-sqs';
import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import type { Context } from '../context.ts';
import { listAllRules } from '../rules/list-all-rules.ts';
import { removeViewer } from './remove-viewer.ts';
import { readEnd, readQueueTags, readRuleTags } from './viewer-tags.ts';

type Needed = Pick<Context, 'events' | 'sqs' | 'config' | 'now' | 'viewers'>;

const PAGE_SIZE = 1000;

/**
 * Removes this stack's viewers whose end date is over, whichever process made them.
 *
 * @returns how many viewers are left.
 */
export async function sweepViewers(context: Needed): Promise<number> {
  const ends = await readEnds(context);
  const now = context.now();
  const expired = [...ends].filter(([, endsAt]) => endsAt <= now);
  for (const [name] of expired) await removeViewer(context, name);
  for (const [viewerId, { endsAt }] of context.viewers) {
    if (endsAt <= now) context.viewers.delete(viewerId);
  }
  return ends.size - expired.length;
}

/** By name. A queue without its rule, or a rule without its queue, is a viewer all the same. */
async function readEnds(context: Needed): Promise<ReadonlyMap<string, number>> {
  const { sqs, config } = context;
  const ends = new Map<string, number>();
  const note = (name: string, tags: Readonly<Record<string, string>> = {}) => {
    const endsAt = readEnd(tags, config.secretPrefix);
    if (endsAt !== undefined) ends.set(name, Math.max(endsAt, ends.get(name) ?? 0));
  };
  for (const { Name = '', Arn = '' } of await listAllRules(context, VIEWER_NAME_PREFIX)) {
    note(Name, await readRuleTags(context, Arn));
  }
  const pages = paginateListQueues(
    { client: sqs, pageSize: PAGE_SIZE },
    { QueueNamePrefix: VIEWER_NAME_PREFIX },
  );
  for await (const { QueueUrls = [] } of pages) {
    for (const url of QueueUrls) {
      note(url.slice(url.lastIndexOf('/') + 1), await readQueueTags(context, url));
    }
  }
  return ends;
}
