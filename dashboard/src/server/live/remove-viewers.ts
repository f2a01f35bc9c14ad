import { DeleteRuleCommand, RemoveTargetsCommand } from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand } from '@aws-sdk/client-sqs';
import { isAwsError, isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { sendCancelReplay } from '../archive/start-replay.ts';
import { isAccessDenied } from '../aws/classify-aws-error.ts';
import { findQueueUrl } from '../aws/find-queue-url.ts';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { findViewerRule, type LiveContext, viewerNameOf } from './find-viewer.ts';
import { refuseReplay, type WithCaller } from './refuse-replay.ts';

/** A viewer's rule has one target. */
export const VIEWER_TARGET_ID = 'viewer';

export const closeViewer: Handler<
  'closeViewer' | 'removeViewer',
  LiveContext & WithCaller
> = async (context, { params: { viewerId } }) => {
  const rule = await findViewerRule(context, viewerId);
  if (rule === undefined) return { refusal: 'viewer-not-found' };
  const refused = refuseReplay(context, rule);
  if (refused !== undefined) return refused;
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
