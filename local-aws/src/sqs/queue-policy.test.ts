import { expect, test } from 'vitest';
import { isAllowed } from './queue-policy.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:queue';
const RULE = 'arn:aws:events:us-east-1:000000000000:rule/bus/rule-1';

const request = {
  service: 'events.amazonaws.com',
  action: 'sqs:SendMessage',
  resource: QUEUE,
  context: { 'aws:sourcearn': RULE, 'aws:sourceaccount': '000000000000' },
};

const allow = {
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sqs:SendMessage',
  Resource: QUEUE,
};

const given = (Condition: object) => ({ ...allow, Condition });

test.each<[string, object | object[], boolean]>([
  ['the service, action and queue', allow, true],
  ['one of several statements', [{ ...allow, Action: 'sqs:PurgeQueue' }, allow], true],
  [
    'the service among others',
    { ...allow, Principal: { Service: ['sns.amazonaws.com', 'events.amazonaws.com'] } },
    true,
  ],
  ['everybody', { ...allow, Principal: '*' }, true],
  ['every account', { ...allow, Principal: { AWS: '*' } }, true],
  ['another service', { ...allow, Principal: { Service: 'sns.amazonaws.com' } }, false],
  ['an account', { ...allow, Principal: { AWS: '000000000000' } }, false],
  [
    'all but the service',
    { ...allow, Principal: undefined, NotPrincipal: { Service: 'events.amazonaws.com' } },
    false,
  ],
  ['every action of SQS', { ...allow, Action: 'SQS:*' }, true],
  ['every action that sends', { ...allow, Action: ['sqs:Get*', 'sqs:Send*'] }, true],
  ['the action in another case', { ...allow, Action: 'SQS:sendmessage' }, true],
  ['another action', { ...allow, Action: 'sqs:ReceiveMessage' }, false],
  [
    'all but another action',
    { ...allow, Action: undefined, NotAction: 'sqs:ReceiveMessage' },
    true,
  ],
  ['all but this action', { ...allow, Action: undefined, NotAction: 'sqs:*' }, false],
  ['every resource', { ...allow, Resource: '*' }, true],
  ['queues named so', { ...allow, Resource: 'arn:aws:sqs:*:*:que?e' }, true],
  ['another queue', { ...allow, Resource: `${QUEUE}-2` }, false],
  ['all but this queue', { ...allow, Resource: undefined, NotResource: QUEUE }, false],
  ['a rule', given({ ArnEquals: { 'aws:SourceArn': RULE } }), true],
  [
    'rules of a bus',
    given({ ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:000000000000:rule/bus/*' } }),
    true,
  ],
  [
    'rules of a bus, by ArnEquals',
    given({ ArnEquals: { 'aws:SourceArn': 'arn:aws:events:*:*:rule/bus/*' } }),
    true,
  ],
  [
    'a pattern across colons',
    given({ ArnLike: { 'aws:SourceArn': 'arn:aws:*rule/bus/*' } }),
    false,
  ],
  ['the same as text', given({ StringLike: { 'aws:SourceArn': 'arn:aws:*rule/bus/*' } }), true],
  ['a pattern as plain text', given({ StringEquals: { 'aws:SourceArn': 'arn:aws:*' } }), false],
  [
    'rules of another bus',
    given({ ArnLike: { 'aws:SourceArn': 'arn:aws:events:*:*:rule/other/*' } }),
    false,
  ],
  ['one rule of several', given({ ArnEquals: { 'aws:SourceArn': [`${RULE}0`, RULE] } }), true],
  ['the account', given({ StringEquals: { 'aws:SourceAccount': '000000000000' } }), true],
  ['another account', given({ StringEquals: { 'AWS:SOURCEACCOUNT': '111111111111' } }), false],
  [
    'rule and another account',
    given({ ArnEquals: { 'aws:SourceArn': RULE }, StringEquals: { 'aws:SourceAccount': '1' } }),
    false,
  ],
  ['an unknown key', given({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }), false],
  ['an unknown operator', given({ StringNotEquals: { 'aws:SourceAccount': '1' } }), false],
  ['an operator of the prototype', given({ toString: { 'aws:SourceAccount': '0' } }), false],
  ['all, but denies the service', [allow, { ...allow, Effect: 'Deny' }], false],
  [
    'all, but denies another action',
    [allow, { ...allow, Effect: 'Deny', Action: 'sqs:Purge*' }],
    true,
  ],
  [
    'all, but denies plain connections',
    [
      allow,
      {
        ...allow,
        Effect: 'Deny',
        Principal: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
    true,
  ],
  ['nothing', [], false],
])('a policy for %s', (_, Statement, expected) => {
  const policy = JSON.stringify({ Version: '2012-10-17', Statement });
  expect(isAllowed(policy, request)).toBe(expected);
});

test('no policy, or one that cannot be read, allows nothing', () => {
  expect(isAllowed(undefined, request)).toBe(false);
  expect(isAllowed('{', request)).toBe(false);
});
