import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import type { PickableTarget } from '@momento-gateway/api/rules/target';
import { expect } from 'vitest';
import type { Api } from './start-api.ts';

export type Queue = Pick<PickableTarget, 'arn' | 'url'>;

export async function makeQueue(api: Api, name: string): Promise<Queue> {
  const { status, body } = await api.call('POST', '/api/targets', { type: 'sqs', name });
  expect(status).toBe(201);
  return body;
}

/** A queue as a rule's target. */
export function toTarget({ arn }: Queue) {
  return { type: 'sqs', arn };
}

/** @returns undefined when the queue has no policy. */
export async function readPolicy(
  api: Api,
  { url }: Queue,
): Promise<{ Statement: unknown[] } | undefined> {
  const { Attributes } = await api.context.sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['Policy'] }),
  );
  return Attributes?.['Policy'] ? JSON.parse(Attributes['Policy']) : undefined;
}

/** @param statements none takes the policy away. */
export async function writePolicy(
  api: Api,
  { url }: Pick<Queue, 'url'>,
  statements: readonly object[],
): Promise<void> {
  const Policy =
    statements.length === 0 ? '' : JSON.stringify({ Version: '2012-10-17', Statement: statements });
  await api.context.sqs.send(
    new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { Policy } }),
  );
}

/** All bodies that are in the queue, each once however long it takes; waits a second for the first. */
export async function receiveAllBodies(api: Api, queue: Queue): Promise<string[]> {
  const received: string[] = [];
  for (;;) {
    // The emulator delivers what one call put on a bus together.
    const bodies = await receiveBodies(api, queue, 600, received.length === 0 ? 1 : 0);
    if (bodies.length === 0) return received;
    received.push(...bodies);
  }
}

/** Up to ten bodies. */
export async function receiveBodies(
  api: Api,
  { url }: Queue,
  visibilityTimeoutS = 30,
  waitTimeS = 1,
): Promise<string[]> {
  const { Messages = [] } = await api.context.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: waitTimeS,
      VisibilityTimeout: visibilityTimeoutS,
    }),
  );
  return Messages.map(({ Body = '' }) => Body);
}
