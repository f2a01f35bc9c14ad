import { describe, expect, test } from 'vitest';
import { toCaller } from '../core/principal.ts';
import { evaluatePolicy } from './evaluate-policy.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:queue';
const RULE = 'arn:aws:events:us-east-1:000000000000:rule/bus/rule-1';

const request = {
  principal: { kind: 'service', name: 'events.amazonaws.com' },
  action: 'sqs:SendMessage',
  resource: QUEUE,
  context: { 'aws:sourcearn': RULE, 'aws:sourceaccount': '000000000000' },
} as const;

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
  ['an unknown operator', given({ NumericLessThan: { 'aws:SourceAccount': '1' } }), false],
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
  expect(evaluatePolicy(policy, request) === 'allow').toBe(expected);
});

test('a missing or invalid policy allows nothing', () => {
  expect(evaluatePolicy(undefined, request)).toBe('none');
  expect(evaluatePolicy('{', request)).toBe('none');
});

describe('a Deny of sending', () => {
  const ROLE = 'arn:aws:iam::000000000000:role/gateway';
  const ROOT = 'arn:aws:iam::000000000000:root';
  const BUS_RULES = 'arn:aws:events:us-east-1:000000000000:rule/*';
  const callers = {
    role: { principal: toCaller('role:gateway', '000000000000'), context: {} },
    otherRole: { principal: toCaller('role:other', '000000000000'), context: {} },
    root: { principal: toCaller('any', '000000000000'), context: {} },
    rule: {
      principal: { kind: 'service', name: 'events.amazonaws.com' },
      context: { 'aws:sourcearn': RULE },
    },
    defaultRule: {
      principal: { kind: 'service', name: 'events.amazonaws.com' },
      context: { 'aws:sourcearn': RULE.replace('bus/', '') },
    },
  } as const;
  const deny = { Effect: 'Deny', Principal: '*', Action: 'sqs:SendMessage', Resource: QUEUE };
  const when = (Condition: object) => ({ ...deny, Condition });

  test.each<[string, object | object[], (keyof typeof callers)[]]>([
    ['for everybody', deny, ['role', 'otherRole', 'root', 'rule', 'defaultRule']],
    [
      'for all but one role, by ArnNotEquals',
      when({ ArnNotEquals: { 'aws:PrincipalArn': ROLE } }),
      ['otherRole', 'root', 'rule', 'defaultRule'],
    ],
    [
      'for all but one role, by StringNotLike',
      when({ StringNotLike: { 'aws:PrincipalArn': '*:role/gate*' } }),
      ['otherRole', 'root', 'rule', 'defaultRule'],
    ],
    [
      'for all but two roles',
      when({ ArnNotLike: { 'aws:PrincipalArn': [ROLE, '*:*:iam::*:role/other'] } }),
      ['root', 'rule', 'defaultRule'],
    ],
    [
      'for callers with an ARN, by ArnEqualsIfExists',
      when({ ArnEqualsIfExists: { 'aws:PrincipalArn': ROLE } }),
      ['role', 'rule', 'defaultRule'],
    ],
    [
      'for all but rules, by ArnNotLike',
      when({ ArnNotLike: { 'aws:SourceArn': BUS_RULES } }),
      ['role', 'otherRole', 'root'],
    ],
    [
      'for all but rules of the default bus',
      [
        when({ ArnNotLike: { 'aws:SourceArn': BUS_RULES } }),
        when({ ArnLike: { 'aws:SourceArn': `${BUS_RULES}/*` } }),
      ],
      ['role', 'otherRole', 'root', 'rule'],
    ],
    [
      'for all but EventBridge',
      when({ StringNotEqualsIfExists: { 'aws:PrincipalServiceName': 'events.amazonaws.com' } }),
      ['role', 'otherRole', 'root'],
    ],
    [
      'for services',
      when({ Bool: { 'aws:PrincipalIsAWSService': 'true' } }),
      ['rule', 'defaultRule'],
    ],
    [
      'for callers without a source',
      when({ Null: { 'aws:SourceArn': true } }),
      ['role', 'otherRole', 'root'],
    ],
    ['for plain connections', when({ Bool: { 'aws:SecureTransport': false } }), []],
    [
      'with two operators, both of which must be met',
      when({
        StringEquals: { 'aws:PrincipalAccount': '000000000000' },
        ArnNotEquals: { 'aws:PrincipalArn': ROLE },
      }),
      ['otherRole', 'root'],
    ],
    ['for the account', { ...deny, Principal: { AWS: ROOT } }, ['role', 'otherRole', 'root']],
    ['for the role', { ...deny, Principal: { AWS: [ROLE] } }, ['role']],
    [
      'for all but the role and its account, by NotPrincipal',
      { ...deny, Principal: undefined, NotPrincipal: { AWS: [ROLE, ROOT] } },
      ['otherRole', 'rule', 'defaultRule'],
    ],
    [
      'for all but the role alone, by NotPrincipal, which its account is not part of',
      { ...deny, Principal: undefined, NotPrincipal: { AWS: [ROLE] } },
      ['role', 'otherRole', 'root', 'rule', 'defaultRule'],
    ],
    ['of other actions', { ...deny, Action: undefined, NotAction: 'sqs:SendMessage' }, []],
    ['on other queues', { ...deny, Resource: undefined, NotResource: QUEUE }, []],
    ['by an operator that is not known', when({ DateLessThan: { 'aws:CurrentTime': '9' } }), []],
  ])('%s', (_, Statement, expected) => {
    const policy = JSON.stringify({ Version: '2012-10-17', Statement });
    const denied = Object.entries(callers).filter(
      ([, caller]) =>
        evaluatePolicy(policy, { action: 'sqs:SendMessage', resource: QUEUE, ...caller }) ===
        'deny',
    );
    expect(denied.map(([name]) => name)).toEqual(expected);
  });
});
