import { DeleteRuleCommand, RemoveTargetsCommand } from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand, paginateListQueues } from '@aws-sdk/client-sqs';
import { isAwsError, isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { VIEWER_NAME_PREFIX } from '@momento-gateway/shared/resource-names';
import { sendCancelReplay } from '../archive/start-replay.ts';
import { isAccessDenied } from '../aws/classify-aws-error.ts';
import { findQueueUrl, readQueueTags } from '../aws/find-queue-url.ts';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { listAllRules, readRuleTags } from '../rules/read-rules.ts';
import {
  findViewerRule,
  isOfReplay,
  type LiveContext,
  readEnd,
  viewerNameOf,
} from './find-viewer.ts';

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
  await removeViewer(context, viewerNameOf(viewerId), rule);
  return undefined;
};

/**
 * Cancels a viewer's replay, removes its queue, then its rule, by which a removal that failed half
 * way is found again; what is gone already is no error.
 */
export async function removeViewer(
  { events, sqs, config }: Pick<BaseContext, 'events' | 'sqs' | 'config'>,
  name: string,
  { isReplay }: { readonly isReplay: boolean },
): Promise<void> {
  if (isReplay) await cancelReplayOf({ events }, name);
  const QueueUrl = await findQueueUrl(sqs, { name });
  if (QueueUrl !== undefined) await ignoreGone(sqs.send(new DeleteQueueCommand({ QueueUrl })));
  const onBus = { EventBusName: config.busName };
  await ignoreGone(
    events.send(new RemoveTargetsCommand({ ...onBus, Rule: name, Ids: [VIEWER_TARGET_ID] })),
  );
  await ignoreGone(events.send(new DeleteRuleCommand({ ...onBus, Name: name })));
}

/** A role that may not cancel a replay still removes the rest, without which nobody gets its events. */
async function cancelReplayOf(bus: Pick<BaseContext, 'events'>, name: string): Promise<void> {
  try {
    await sendCancelReplay(bus, name);
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
  }
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
  const left = await readViewers(context);
  const now = context.now();
  const expired = [...left].filter(([, { endsAt }]) => endsAt <= now);
  for (const [name, viewer] of expired) await removeViewer(context, name, viewer);
  for (const [viewerId, { endsAt }] of context.viewers) {
    if (endsAt <= now) context.viewers.delete(viewerId);
  }
  return left.size - expired.length;
}

interface LeftViewer {
  readonly endsAt: number;
  readonly isReplay: boolean;
}

/** By name. A queue without its rule, or a rule without its queue, counts as a viewer too. */
async function readViewers(context: BaseContext): Promise<ReadonlyMap<string, LeftViewer>> {
  const { sqs, config } = context;
  const viewers = new Map<string, LeftViewer>();
  const note = (
    name: string,
    tags: Readonly<Record<string, string>> | undefined,
    isReplay = false,
  ) => {
    const endsAt = readEnd(tags, config.secretPrefix);
    if (endsAt === undefined) return;
    const known = viewers.get(name);
    viewers.set(name, {
      endsAt: Math.max(endsAt, known?.endsAt ?? 0),
      isReplay: isReplay || known?.isReplay === true,
    });
  };
  const rules = await listAllRules(context, VIEWER_NAME_PREFIX);
  for (const { Name = '', Arn = '', EventPattern } of rules) {
    note(Name, await readRuleTags(context, Arn), isOfReplay(EventPattern));
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
  return viewers;
}
