import { CreateQueueCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { isQueueGone } from '@momento-gateway/shared/is-aws-error';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import type { Context } from '../../context.ts';
import type { Handler } from '../../handler.ts';
import { readQueueTags } from '../../live/viewer-tags.ts';
import { type Refusal, refuseField } from '../../refusals/refusal.ts';
import { toPickableTarget } from './to-pickable-target.ts';

/** The longest that SQS keeps messages: a consumer may be away for a weekend. */
const RETENTION_S = 14 * 24 * 60 * 60;

/** Which call made a queue. */
const MAKER_TAG = 'momento-gateway:maker';

export const createTarget: Handler<'createTarget'> = (context, { body: { name } }) =>
  context.serialise(`queue name ${name}`, async () => {
    if (await hasQueue(context, name)) return { refusal: 'queue-exists', name };
    const queueUrl = await createQueue(context, name);
    if (typeof queueUrl !== 'string') return queueUrl;
    return toPickableTarget(queueUrl, await context.sqs.config.region());
  });

async function hasQueue({ sqs }: Context, name: string): Promise<boolean> {
  try {
    await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
    return true;
  } catch (error) {
    if (isQueueGone(error)) return false;
    throw error;
  }
}

/**
 * CreateQueue answers with a queue that is there already, as if it had made it. Its tags are those
 * of the call that made it: so a tag tells whether another process was faster.
 */
async function createQueue(context: Context, name: string): Promise<string | Refusal> {
  const { sqs, config, newId } = context;
  const id = newId();
  try {
    const { QueueUrl = '' } = await sqs.send(
      new CreateQueueCommand({
        QueueName: name,
        Attributes: { MessageRetentionPeriod: String(RETENTION_S) },
        tags: { [STACK_TAG]: config.secretPrefix, [MAKER_TAG]: id },
      }),
    );
    const tags = await readQueueTags(context, QueueUrl);
    return tags?.[MAKER_TAG] === id ? QueueUrl : { refusal: 'queue-exists', name };
  } catch (error) {
    const { name: code, message } = error as Error;
    if (/QueueNameExists|QueueAlreadyExists/.test(code)) return { refusal: 'queue-exists', name };
    if (/QueueDeletedRecently/.test(code)) return refuseField('name', message);
    throw error;
  }
}
