import { expect, test } from 'vitest';
import { shortenPolicies } from './shorten-policies.ts';

const allow = (Action: string | string[], Resource: unknown, more = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const QUEUE = { 'Fn::GetAtt': ['Queue', 'Arn'] };
const SECRET = { 'Fn::Sub': `arn:\${AWS::Partition}:secretsmanager:::secret:a/*` };
const BUS = 'arn:aws:events:::event-bus/a';
const OTHER_BUS = 'arn:aws:events:::event-bus/b';
const Condition = { StringEquals: { 'aws:ResourceTag/a': 'b' } };

const merge = (...Statement: unknown[]) =>
  (shortenPolicies({ PolicyDocument: { Statement } }) as never)['PolicyDocument']['Statement'];

test('statements of different services are one, which allows the same', () => {
  expect(
    merge(
      allow('sqs:SendMessage', [QUEUE]),
      allow('secretsmanager:GetSecretValue', SECRET),
      allow(['events:PutEvents', 'events:PutRule'], BUS),
    ),
  ).toEqual([
    allow(
      ['sqs:SendMessage', 'secretsmanager:GetSecretValue', 'events:PutEvents', 'events:PutRule'],
      [QUEUE, SECRET, BUS],
    ),
  ]);
});

test('statements for the same resources are one, of whatever service', () => {
  expect(merge(allow('events:PutRule', BUS), allow('events:PutEvents', BUS))).toEqual([
    allow(['events:PutRule', 'events:PutEvents'], BUS),
  ]);
});

test.each([
  ['of one service for different resources', allow('events:PutRule', OTHER_BUS)],
  ['partly of one service', allow(['sqs:SendMessage', 'events:PutRule'], OTHER_BUS)],
  ['for everything', allow('sqs:ListQueues', '*')],
  ['for everything, in a list', allow('sqs:ListQueues', ['*'])],
  ['with a condition', allow('sqs:SendMessage', QUEUE, { Condition })],
  ['that deny', { ...allow('sqs:SendMessage', QUEUE), Effect: 'Deny' }],
  ['with a name', allow('sqs:SendMessage', QUEUE, { Sid: 'Queue' })],
  ['of a resource', allow('sqs:SendMessage', QUEUE, { Principal: '*' })],
])('statements %s stay', (_, other) => {
  expect(merge(allow('events:PutEvents', BUS), other)).toEqual([
    allow('events:PutEvents', BUS),
    other,
  ]);
});

test('statements with the same condition are one', () => {
  expect(
    merge(
      allow('events:PutEvents', BUS, { Condition }),
      allow('sqs:SendMessage', QUEUE, { Condition }),
    ),
  ).toEqual([allow(['events:PutEvents', 'sqs:SendMessage'], [BUS, QUEUE], { Condition })]);
});
