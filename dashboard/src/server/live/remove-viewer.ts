import { DeleteRuleCommand, RemoveTargetsCommand } from '@aws-sdk/client-eventbridge';
import { DeleteQueueCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { isQueueGone } from '@momento-gateway/shared/is-aws-error';
import type { Context } from '../context.ts';

/** A viewer's rule has one target. */
export const VIEWER_TARGET_ID = 'viewer';

/**
 * Removes a viewer's queue, then its rule, by which a removal that failed half way is found again;
 * what is gone already is no error.
 */
export async function removeViewer(
  { events, sqs, config }: Pick<Context, 'events' | 'sqs' | 'config'>,
  name: string,
): Promise<void> {
  await ignoreGone(
    sqs
      .send(new GetQueueUrlCommand({ QueueName: name }))
      .then(({ QueueUrl }) => sqs.send(new DeleteQueueCommand({ QueueUrl }))),
  );
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
    if ((error as Error).name !== 'ResourceNotFoundException' && !isQueueGone(error)) throw error;
  }
}
