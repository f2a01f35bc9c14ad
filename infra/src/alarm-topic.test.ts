import { expect, test } from 'vitest';
import { evaluate } from './testing/evaluate.ts';
import { isAllowed } from './testing/is-allowed.ts';
import { synthesiseGateway } from './testing/synthesise-gateway.ts';

const template = synthesiseGateway();
const [topicId = ''] = Object.keys(template.findResources('AWS::SNS::Topic'));
const [policy] = Object.values(template.findResources('AWS::SNS::TopicPolicy'));
const ACCOUNT = '111122223333';
const TOPIC = `arn:aws:sns:eu-west-1:${ACCOUNT}:alarms`;

const resourcePolicy = evaluate(policy?.['Properties'].PolicyDocument, {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::AccountId': ACCOUNT,
  [topicId]: TOPIC,
}) as object;

const alarm = (account = ACCOUNT, arn = `arn:aws:cloudwatch:eu-west-1:${account}:alarm:Lost`) => ({
  'aws:SourceAccount': account,
  'aws:SourceArn': arn,
});

test.each([
  ['an alarm of the account', 'cloudwatch.amazonaws.com', alarm(), true],
  ['an alarm of another account', 'cloudwatch.amazonaws.com', alarm('999988887777'), false],
  [
    'CloudWatch, but not an alarm',
    'cloudwatch.amazonaws.com',
    alarm(ACCOUNT, `arn:aws:cloudwatch:eu-west-1:${ACCOUNT}:dashboard/d`),
    false,
  ],
  ['CloudWatch for nobody', 'cloudwatch.amazonaws.com', {}, false],
  [
    'an alarm without TLS',
    'cloudwatch.amazonaws.com',
    { ...alarm(), 'aws:SecureTransport': 'false' },
    false,
  ],
  ['another service', 'events.amazonaws.com', alarm(), false],
  ['another account', 'arn:aws:iam::999988887777:role/Admin', {}, false],
])('%s publishes to the topic of the alarms: %s', async (_, principal, context, expected) => {
  const request = { action: 'sns:Publish', resource: TOPIC, principal, context };
  expect(await isAllowed({ ...request, resourcePolicy })).toBe(expected);
});
