import {
  deadLetterQueueStatements,
  parkedQueueStatements,
} from '@momento-gateway/shared/event-queues';
import { expect, test } from 'vitest';
import { keepsOthersOut, type Senders } from './keeps-others-out.ts';

const QUEUE = 'arn:aws:sqs:eu-west-1:111122223333:queue';
const ROLE = 'arn:aws:iam::111122223333:role/gateway';
const RULES = 'arn:aws:events:eu-west-1:111122223333:rule/*';

const FUNCTION: Senders = { key: 'aws:PrincipalArn', arns: ROLE };
const DEFAULT_BUS: Senders = { key: 'aws:SourceArn', arns: RULES, except: `${RULES}/*` };
const NAMED_BUS: Senders = { key: 'aws:SourceArn', arns: RULES.replace('*', 'orders/*') };

const format = (...Statement: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement });

test.each([
  ['the function', parkedQueueStatements(QUEUE, ROLE), FUNCTION],
  ['the default bus', deadLetterQueueStatements(QUEUE, DEFAULT_BUS.arns), DEFAULT_BUS],
  ['a named bus', deadLetterQueueStatements(QUEUE, NAMED_BUS.arns), NAMED_BUS],
])('the policy of the queue of %s keeps others out', (_, statements, senders) => {
  expect(keepsOthersOut(format(...statements), senders)).toBe(true);
});

const DENY = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sqs:SendMessage',
  Resource: QUEUE,
  Condition: { ArnNotEquals: { 'aws:PrincipalArn': ROLE } },
};

test.each([
  ['another way to write everybody', { Principal: { AWS: '*' } }],
  ['more actions', { Action: ['SQS:sendmessage', 'sqs:SetQueueAttributes'] }],
  ['all actions', { Action: 'sqs:*' }],
  ['the key in other letters', { Condition: { ArnNotLike: { 'aws:principalarn': [ROLE] } } }],
])('%s is as good', (_, change) => {
  expect(keepsOthersOut(format({ Effect: 'Allow' }, { ...DENY, ...change }), FUNCTION)).toBe(true);
});

test.each<[string, string | undefined]>([
  ['no policy', undefined],
  ['an empty one', ''],
  ['no JSON', '{'],
  ['JSON that is no policy', 'null'],
  ['an Allow for the function', format({ ...DENY, Effect: 'Allow' })],
  ['a Deny for one account', format({ ...DENY, Principal: { AWS: '111122223333' } })],
  ['a Deny of another action', format({ ...DENY, Action: 'sqs:ReceiveMessage' })],
  [
    'a role besides',
    format({ ...DENY, Condition: { ArnNotEquals: { 'aws:PrincipalArn': [ROLE, `${ROLE}-2`] } } }),
  ],
  [
    'another role',
    format({ ...DENY, Condition: { ArnNotEquals: { 'aws:PrincipalArn': `${ROLE}-2` } } }),
  ],
  [
    'a condition more',
    format({ ...DENY, Condition: { ...DENY.Condition, Bool: { 'aws:SecureTransport': 'false' } } }),
  ],
  ['another key', format({ ...DENY, Condition: { ArnNotEquals: { 'aws:SourceArn': ROLE } } })],
])('a parked queue with %s is open to others', (_, policy) => {
  expect(keepsOthersOut(policy, FUNCTION)).toBe(false);
});

test('the default bus is not told from others without a statement of its own', () => {
  const [, denyOthers] = deadLetterQueueStatements(QUEUE, DEFAULT_BUS.arns);
  expect(keepsOthersOut(format({ ...denyOthers }), DEFAULT_BUS)).toBe(false);
});
