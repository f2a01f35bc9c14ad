import {
  deadLetterQueueStatements,
  parkedQueueStatements,
} from '@momento-gateway/shared/event-queues';
import { expect, test } from 'vitest';
import { deniesOtherSenders, type Senders } from './denies-other-senders.ts';

const QUEUE = 'arn:aws:sqs:eu-west-1:111122223333:queue';
const ROLE = 'arn:aws:iam::111122223333:role/gateway';
const RULES = 'arn:aws:events:eu-west-1:111122223333:rule/*';
const NAMED_RULES = 'arn:aws:events:eu-west-1:111122223333:rule/orders/*';

const FUNCTION: Senders = { key: 'aws:PrincipalArn', arns: ROLE };
const DEFAULT_BUS: Senders = {
  key: 'aws:SourceArn',
  arns: RULES,
  except: `${RULES}/*`,
};
const NAMED_BUS: Senders = { key: 'aws:SourceArn', arns: NAMED_RULES };

const format = (...Statement: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement });

test.each([
  ['the function', parkedQueueStatements(QUEUE, ROLE), FUNCTION],
  ['the default bus', deadLetterQueueStatements(QUEUE, RULES), DEFAULT_BUS],
  ['a named bus', deadLetterQueueStatements(QUEUE, NAMED_RULES), NAMED_BUS],
])('the gateway’s own policy denies everybody but %s', (_, statements, senders) => {
  expect(deniesOtherSenders(format(...statements), senders)).toBe(true);
});

const DENY = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sqs:SendMessage',
  Resource: QUEUE,
  Condition: { ArnNotEquals: { 'aws:PrincipalArn': ROLE } },
};

test.each([
  ['everybody as a list of AWS principals', { Principal: { AWS: ['*'] } }],
  ['more actions', { Action: ['SQS:sendmessage', 'sqs:SetQueueAttributes'] }],
  ['all actions', { Action: 'sqs:*' }],
  ['the key in lower case', { Condition: { ArnNotLike: { 'aws:principalarn': [ROLE] } } }],
])('a Deny with %s denies as much', (_, change) => {
  expect(deniesOtherSenders(format({ Effect: 'Allow' }, { ...DENY, ...change }), FUNCTION)).toBe(
    true,
  );
});

test.each<[string, string | undefined]>([
  ['no policy', undefined],
  ['an empty policy', ''],
  ['invalid JSON', '{'],
  ['JSON that is not a policy', 'null'],
  ['an Allow for the function', format({ ...DENY, Effect: 'Allow' })],
  ['a Deny for one account', format({ ...DENY, Principal: { AWS: '111122223333' } })],
  ['a Deny of another action', format({ ...DENY, Action: 'sqs:ReceiveMessage' })],
  [
    'a second role',
    format({ ...DENY, Condition: { ArnNotEquals: { 'aws:PrincipalArn': [ROLE, `${ROLE}-2`] } } }),
  ],
  [
    'another role',
    format({ ...DENY, Condition: { ArnNotEquals: { 'aws:PrincipalArn': `${ROLE}-2` } } }),
  ],
  [
    'a second condition',
    format({ ...DENY, Condition: { ...DENY.Condition, Bool: { 'aws:SecureTransport': 'false' } } }),
  ],
  ['another key', format({ ...DENY, Condition: { ArnNotEquals: { 'aws:SourceArn': ROLE } } })],
])('with %s, others can send to the parked queue', (_, policy) => {
  expect(deniesOtherSenders(policy, FUNCTION)).toBe(false);
});

test('the default bus needs a statement that denies the rules of other buses', () => {
  const [allow, onlyRules] = deadLetterQueueStatements(QUEUE, RULES);
  expect(deniesOtherSenders(format({ ...allow }, { ...onlyRules }), DEFAULT_BUS)).toBe(false);
});
