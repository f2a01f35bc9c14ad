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
 * Sends to a queue of the gateway as the function or EventBridge would: its policy, which denies
 * that to everybody else, is away meanwhile.
 *
 * @returns the message's id
 */
export async function sendAsWriter(message: SendMessageCommandInput): Promise<string> {
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
