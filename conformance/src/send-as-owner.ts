import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetQueueAttributesCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { administrator, policySettleMs } from './target-aws.ts';

const { sqs } = administrator;

/**
 * Sends to a queue of the gateway in place of the function or EventBridge: removes the queue's policy,
 * which denies that to others, and restores it.
 *
 * @returns the message id
 */
export async function sendAsOwner(message: SendMessageCommandInput): Promise<string> {
  const { QueueUrl } = message;
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy'] }),
  );
  const setPolicy = async (Policy = '') => {
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
    await sleep(policySettleMs);
  };
  await setPolicy();
  try {
    const { MessageId = '' } = await sqs.send(new SendMessageCommand(message));
    return MessageId;
  } finally {
    await setPolicy(Attributes?.['Policy']);
  }
}
