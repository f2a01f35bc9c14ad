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
const busRules = ruleArn.replace('orders', '*');
const { Principal: __, Action: ___, ...allowed } = { ...unconditional };
const deny = { Effect: 'Deny', Action: 'sqs:SendMessage', Resource: queue };
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
  // What AWS says of these is in its documents on policy elements and on condition operators.
  [
    'a denial of everybody but a role',
    [ours, { ...deny, NotPrincipal: { AWS: 'arn:aws:iam::000000000000:role/r' } }],
    'missing',
  ],
  [
    'a denial of everybody but EventBridge',
    [ours, { ...deny, NotPrincipal: { Service: 'events.amazonaws.com' } }],
    'granted',
  ],
  [
    'everybody but a role',
    [{ ...allowed, Action: 'sqs:*', NotPrincipal: { AWS: 'arn:aws:iam::000000000000:role/r' } }],
    'unknown',
  ],
  [
    'everybody but EventBridge',
    [{ ...allowed, Action: 'sqs:*', NotPrincipal: { Service: 'events.amazonaws.com' } }],
    'missing',
  ],
  [
    'every action but sending',
    [{ ...allowed, Principal: '*', NotAction: 'sqs:SendMessage' }],
    'missing',
  ],
  [
    'every action but reading',
    [{ ...allowed, Principal: '*', NotAction: ['sqs:Receive*'] }],
    'granted',
  ],
  [
    'a denial of every action but reading',
    [ours, { ...deny, Principal: '*', Action: undefined, NotAction: 'sqs:ReceiveMessage' }],
    'missing',
  ],
  [
    'every queue but this one',
    [{ ...unconditional, Resource: undefined, NotResource: queue }],
    'missing',
  ],
  [
    'every queue but another',
    [{ ...unconditional, Resource: undefined, NotResource: `${queue}s` }],
    'granted',
  ],
  [
    'a denial for every queue but another',
    [ours, { ...deny, Principal: '*', Resource: undefined, NotResource: `${queue}s` }],
    'missing',
  ],
  [
    'a resource with a variable',
    [{ ...unconditional, Resource: ['$', '{aws:x}'].join('') }],
    'unknown',
  ],
  [
    'a denial of all but one principal, which a service is not',
    [
      ours,
      { ...unconditional, ...where({ ArnNotEquals: { 'aws:PrincipalArn': 'x' } }), Effect: 'Deny' },
    ],
    'missing',
  ],
  [
    'a denial of all but the rules of the bus',
    [ours, { ...where({ ArnNotLike: { 'aws:SourceArn': busRules } }), Effect: 'Deny' }],
    'granted',
  ],
  [
    'a denial of all but the rules of another bus',
    [ours, { ...where({ ArnNotLike: { 'aws:SourceArn': `${busRules}/x` } }), Effect: 'Deny' }],
    'missing',
  ],
  [
    'a wildcard where the operator takes none',
    [where({ StringEquals: { 'aws:SourceArn': busRules } })],
    'missing',
  ],
  [
    'a wildcard that does not reach over a colon',
    [where({ ArnLike: { 'aws:SourceArn': 'arn:*:000000000000:rule/*:*:*' } })],
    'missing',
  ],
  ['a wildcard for several parts', [where({ ArnLike: { 'aws:SourceArn': 'arn:*' } })], 'unknown'],
  [
    'a denial of whatever has a source',
    [ours, { ...where({ ArnLike: { 'aws:SourceArn': '*' } }), Effect: 'Deny' }],
    'unknown',
  ],
  [
    'a denial of all but sources with a wildcard for several parts',
    [ours, { ...where({ ArnNotLike: { 'aws:SourceArn': 'arn:aws:events:*' } }), Effect: 'Deny' }],
    'unknown',
  ],
  ['an organisation', [where({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })], 'missing'],
  [
    'an organisation, if there is one',
    [where({ StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } })],
    'granted',
  ],
  [
    'a denial of AWS’s services',
    [ours, { ...where({ Bool: { 'aws:PrincipalIsAWSService': true } }), Effect: 'Deny' }],
    'missing',
  ],
  ['no principal', [where({ Null: { 'aws:PrincipalArn': 'true' } })], 'granted'],
  [
    'an operator of sets',
    [where({ 'ForAnyValue:StringLike': { 'aws:SourceArn': busRules } })],
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

test('a policy made to be slow is judged at once', () => {
  const Resource = `${'*a'.repeat(2_000)}*b`;
  const Statement = [{ ...unconditional, Resource }];
  const access = { actions: ['sqs:SendMessage'], resource: 'a'.repeat(1_500), ruleArn };
  expect(evaluatePolicy({ Statement }, access)).toBe('missing');
});
