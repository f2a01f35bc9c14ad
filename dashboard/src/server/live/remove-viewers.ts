import { DeleteRuleCommand, RemoveTargetsCommand } from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand, paginateListQueues } from '@aws-sdk/client-sqs';
import { isAwsError, isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { sendCancelReplay } from '../archive/start-replay.ts';
import { findQueueUrl, readQueueTags } from '../aws/find-queue-url.ts';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { listAllRules, readRuleTags } from '../rules/read-rules.ts';
import { findViewerRule, type LiveContext, readEnd, viewerNameOf } from './find-viewer.ts';

const QUEUES_PER_PAGE = 1000;

/** A viewer's rule has one target. */
export const VIEWER_TARGET_ID = 'viewer';

export const closeViewer: Handler<'closeViewer' | 'removeViewer', LiveContext> = async (
  context,
  { params: { viewerId } },
) => {
  const rule = await findViewerRule(context, viewerId);
  if (rule === undefined) return { refusal: 'viewer-not-found' };
  context.viewers.delete(viewerId);
  await removeViewer(context, viewerNameOf(viewerId));
  if (rule.isReplay) await sendCancelReplay(context, viewerNameOf(viewerId));
  return undefined;
};

/**
 * Removes a viewer's queue, then its rule, by which a removal that failed half way is found again;
 * what is gone already is no error.
 */
export async function removeViewer(
  { events, sqs, config }: Pick<BaseContext, 'events' | 'sqs' | 'config'>,
  name: string,
): Promise<void> {
  const QueueUrl = await findQueueUrl(sqs, { name });
  if (QueueUrl !== undefined) await ignoreGone(sqs.send(new DeleteQueueCommand({ QueueUrl })));
  const onBus = { EventBusName: config.busName };
  await ignoreGone(
    events.send(new RemoveTargetsCommand({ ...onBus, Rule: name, Ids: [VIEWER_TARGET_ID] })),
  );
  await ignoreGone(events.send(new DeleteRuleCommand({ ...onBus, Name: name })));
}

async function ignoreGone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (!isAwsError(error, 'ResourceNotFoundException') && !isQueueGone(error)) throw error;
  }
}

/**
 * Removes this stack's viewers whose end date is over, whichever process made them.
 *
 * @returns how many viewers are left.
 */
export async function sweepViewers(context: LiveContext): Promise<number> {
  const ends = await readEnds(context);
  const now = context.now();
  const expired = [...ends].filter(([, endsAt]) => endsAt <= now);
  for (const [name] of expired) await removeViewer(context, name);
  for (const [viewerId, { endsAt }] of context.viewers) {
    if (endsAt <= now) context.viewers.delete(viewerId);
  }
  return ends.size - expired.length;
}

/** By name. A queue without its rule, or a rule without its queue, counts as a viewer too. */
async function readEnds(context: BaseContext): Promise<ReadonlyMap<string, number>> {
  const { sqs, config } = context;
  const ends = new Map<string, number>();
  const note = (name: string, tags: Readonly<Record<string, string>> | undefined) => {
    const endsAt = readEnd(tags, config.secretPrefix);
    if (endsAt !== undefined) ends.set(name, Math.max(endsAt, ends.get(name) ?? 0));
  };
  for (const { Name = '', Arn = '' } of await listAllRules(context, VIEWER_NAME_PREFIX)) {
    note(Name, await readRuleTags(context, Arn));
  }
  const pages = paginateListQueues(
    { client: sqs, pageSize: QUEUES_PER_PAGE },
    { QueueNamePrefix: VIEWER_NAME_PREFIX },
  );
  for await (const { QueueUrls = [] } of pages) {
    for (const url of QueueUrls) {
      note(url.slice(url.lastIndexOf('/') + 1), await readQueueTags(sqs, url));
    }
  }
  return ends;
}
