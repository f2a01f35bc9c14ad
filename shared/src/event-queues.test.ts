import { expect, test } from 'vitest';
import {
  deadLetterQueueStatements,
  deniesOtherQueues,
  EVENT_RETENTION_S,
  parkedQueueStatements,
  REDRIVE_ALLOW_POLICY,
} from './event-queues.ts';

const QUEUE = 'arn:aws:sqs:eu-west-1:111122223333:queue';
const ROLE = 'arn:aws:iam::111122223333:role/gateway';
const RULES = 'arn:aws:events:eu-west-1:111122223333:rule/*';
const SEND = { Action: 'sqs:SendMessage', Resource: QUEUE };
const DENY_ALL = { Effect: 'Deny', Principal: '*', ...SEND };

test('events are kept for as long as SQS keeps a message', () => {
  expect(EVENT_RETENTION_S).toBe(1_209_600);
});

test('everybody but the role is denied to send to the parked queue', () => {
  expect(parkedQueueStatements(QUEUE, ROLE)).toEqual([
    {
      Sid: 'OnlyTheGateway',
      ...DENY_ALL,
      Condition: { ArnNotEquals: { 'aws:PrincipalArn': ROLE } },
    },
  ]);
});

test('EventBridge is allowed to send to the dead-letter queue for these rules, everybody else denied', () => {
  expect(deadLetterQueueStatements(QUEUE, RULES)).toEqual([
    {
      Sid: 'RulesOfTheBus',
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      ...SEND,
      Condition: { ArnLike: { 'aws:SourceArn': RULES } },
    },
    { Sid: 'OnlyRules', ...DENY_ALL, Condition: { ArnNotLike: { 'aws:SourceArn': RULES } } },
    {
      Sid: 'OnlyRulesOfTheBus',
      ...DENY_ALL,
      Condition: { ArnLike: { 'aws:SourceArn': `${RULES}/*` } },
    },
  ]);
});

test.each([
  [JSON.stringify(REDRIVE_ALLOW_POLICY), true],
  ['{"redrivePermission":"allowAll"}', false],
  ['{"redrivePermission":"byQueue","sourceQueueArns":[]}', false],
  ['{}', false],
  ['null', false],
  ['"denyAll"', false],
  ['not JSON', false],
  ['', false],
  [undefined, false],
])('a queue with the redrive allow policy %s denies other queues: %s', (policy, expected) => {
  expect(deniesOtherQueues(policy)).toBe(expected);
});
