import { expect, test } from 'vitest';
import { shortenQueuePolicy } from './shorten-queue-policy.ts';

const QUEUE = { 'Fn::Sub': `\${Queue.Arn}` };
const OTHER = { 'Fn::Sub': `\${Other.Arn}` };
const policy = (Statement: object[], ...queues: string[]) => ({
  PolicyDocument: { Version: '2012-10-17', Statement },
  Queues: queues.map((Ref) => ({ Ref })),
});

test('in the policy of a queue, the queue is everything, and any principal is anyone', () => {
  const statements = [
    { Effect: 'Deny', Principal: { AWS: '*' }, Resource: QUEUE, Action: 'sqs:*' },
    { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Resource: OTHER },
    { Effect: 'Deny', Principal: { AWS: ['*'] }, Resource: [QUEUE, OTHER] },
  ];
  expect(shortenQueuePolicy(policy(statements, 'Queue'))).toEqual(
    policy([{ ...statements[0], Principal: '*', Resource: '*' }, ...statements.slice(1)], 'Queue'),
  );
});

test('in the policy of two queues each one stays', () => {
  const statements = [{ Effect: 'Deny', Principal: '*', Resource: QUEUE }];
  const two = policy(statements, 'Queue', 'Other');
  expect(shortenQueuePolicy(two)).toEqual(two);
});
