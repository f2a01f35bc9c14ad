import { expect, test } from 'vitest';
import { evaluatePolicy } from './evaluate-policy.ts';
import type { PolicyStatement } from './policy.ts';

const queue = 'arn:aws:sqs:us-east-1:000000000000:orders';
const ruleArn = 'arn:aws:events:us-east-1:000000000000:rule/bus/orders';

const ours: PolicyStatement = {
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sqs:SendMessage',
  Resource: queue,
  Condition: { ArnEquals: { 'aws:SourceArn': ruleArn } },
};
const { Condition: _, ...unconditional } = ours;
const where = (Condition: object) => ({ ...ours, Condition });

test.each<[string, PolicyStatement[], string]>([
  ['nothing', [], 'missing'],
  ['our own statement', [ours], 'granted'],
  ['no condition', [unconditional], 'granted'],
  ['everybody', [{ ...unconditional, Principal: '*' }], 'granted'],
  ['every account', [{ ...unconditional, Principal: { AWS: ['*'] } }], 'granted'],
  [
    'a list of services',
    [{ ...ours, Principal: { Service: ['a', 'events.amazonaws.com'] } }],
    'granted',
  ],
  ['another service', [{ ...ours, Principal: { Service: 'sns.amazonaws.com' } }], 'missing'],
  ['one account', [{ ...ours, Principal: { AWS: '000000000000' } }], 'missing'],
  ['every action', [{ ...ours, Action: 'SQS:*' }], 'granted'],
  ['another action', [{ ...ours, Action: ['sqs:ReceiveMessage'] }], 'missing'],
  ['every resource', [{ ...ours, Resource: '*' }], 'granted'],
  ['another queue', [{ ...ours, Resource: `${queue}s` }], 'missing'],
  [
    'a queue that a dot would match',
    [{ ...ours, Resource: queue.replace('orders', 'o.ders') }],
    'missing',
  ],
  [
    'a rule by wildcard',
    [where({ ArnLike: { 'aws:SourceArn': ruleArn.replace('orders', '*') } })],
    'granted',
  ],
  ['another rule', [where({ ArnEquals: { 'aws:SourceArn': `${ruleArn}s` } })], 'missing'],
  ['the account', [where({ StringEquals: { 'aws:SourceAccount': '000000000000' } })], 'granted'],
  [
    'the rule in another account',
    [where({ ...(ours['Condition'] as object), StringEquals: { 'aws:SourceAccount': '1' } })],
    'missing',
  ],
  [
    'a condition of another kind',
    [where({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })],
    'unknown',
  ],
  ['TLS as its condition', [where({ Bool: { 'aws:SecureTransport': 'true' } })], 'granted'],
  ['a denial', [ours, { ...unconditional, Effect: 'Deny' }], 'missing'],
  [
    'a denial of another action',
    [ours, { ...unconditional, Effect: 'Deny', Action: 'sqs:Purge' }],
    'granted',
  ],
  [
    'a denial of all that is not TLS',
    [ours, { ...where({ Bool: { 'aws:SecureTransport': 'false' } }), Effect: 'Deny' }],
    'granted',
  ],
  [
    'a denial under a condition',
    [ours, { ...where({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }), Effect: 'Deny' }],
    'unknown',
  ],
])('a queue’s policy with %s', (_name, Statement, verdict) => {
  const access = { actions: ['sqs:SendMessage'], resource: queue, ruleArn };
  expect(evaluatePolicy({ Statement }, access)).toBe(verdict);
});

test('every action that is needed has to be allowed', () => {
  const actions = ['sqs:SendMessage', 'sqs:GetQueueUrl'];
  expect(evaluatePolicy({ Statement: [ours] }, { actions, resource: queue, ruleArn })).toBe(
    'missing',
  );
});
