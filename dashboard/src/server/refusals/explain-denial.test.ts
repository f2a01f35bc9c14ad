import { expect, test } from 'vitest';
import { explainDenial } from './explain-denial.ts';

const QUEUE = 'arn:aws:sqs:eu-west-1:111122223333';
const RULE = 'arn:aws:events:eu-west-1:111122223333:rule';
const BUS = 'arn:aws:events:eu-west-1:111122223333:event-bus/';
const deny = (action: string, resource: string) =>
  `User: arn:aws:iam::111122223333:user/me is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;

test.each([
  [
    'sqs:deletemessage',
    `${QUEUE}:orders-Parked`,
    /role operator .*DashboardOperatorPolicyArn.* has sqs:DeleteMessage\.$/,
  ],
  ['sqs:DeleteMessageBatch', `${QUEUE}:orders-Parked`, /role operator .* has sqs:DeleteMessage\.$/],
  ['sqs:receivemessage', `${QUEUE}:orders`, /role viewer .* for the failure queues\.$/],
  ['events:EnableRule', `${RULE}/orders`, /role operator/],
  ['events:PutRule', `${RULE}/orders`, /role admin .*DashboardPolicyArn/],
  ['events:PutRule', `${RULE}/momento-gateway-live-1`, /role viewer .*DashboardViewerPolicyArn/],
  ['secretsmanager:CreateSecret', 'orders/1', /role admin/],
  ['sqs:SetQueueAttributes', `${QUEUE}:orders`, /role admin .*the tag momento-gateway:target/],
  ['iam:PassRole', 'arn:aws:iam::111122223333:role/admin', /path \/momento-gateway\//],
  ['events:CreateEventBus', `${BUS}orders_sales`, /role owner .*DashboardOwnerPolicyArn/],
  [
    'sqs:SetQueueAttributes',
    `${QUEUE}:orders_sales_parked`,
    /role owner .* sqs:SetQueueAttributes\.$/,
  ],
  ['events:TagResource', `${BUS}orders_sales`, /role admin .* has events:TagResource\.$/],
  ['sqs:CreateQueue', `${QUEUE}:orders`, /begin with the stack's name and an underscore/],
])('says which of the policies has %s on %s', (action, resource, expected) => {
  expect(explainDenial(deny(action, resource))).toMatch(expected);
});

test('names the policy that has an action for targets, where a target was denied', () => {
  expect(explainDenial(deny('sqs:receivemessage', `${QUEUE}:orders`), true)).toMatch(
    /role operator .*DashboardOperatorPolicyArn.* the tag momento-gateway:target/,
  );
});

test.each([
  ['an action that no policy has', deny('kms:CreateKey', 'key'), /None .* has kms:CreateKey/],
  ['a message without an action', 'Access denied', /Check the IAM policies/],
  ['no message', undefined, /Check the IAM policies/],
  [
    'a deny that nothing can lift',
    `${deny('sqs:DeleteMessage', QUEUE)} with an explicit deny in a service control policy`,
    /no other policy can allow it/,
  ],
])('sends nobody for the wrong policy: %s', (_, message, expected) => {
  expect(explainDenial(message)).toMatch(expected);
  expect(explainDenial(message)).not.toContain('output');
});
