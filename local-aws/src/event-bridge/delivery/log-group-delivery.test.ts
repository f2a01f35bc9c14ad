import {
  CreateLogGroupCommand,
  FilterLogEventsCommand,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { orderEntry, startEventBridge } from '../testing/start-event-bridge.ts';

const logGroupName = '/aws/events/orders';
const GROUP_ARN = `arn:aws:logs:us-east-1:000000000000:log-group:${logGroupName}`;

function formatPolicy(service: string, resource: string): string {
  const Action = ['logs:CreateLogStream', 'logs:PutLogEvents'];
  const Principal = { Service: service };
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action, Principal, Resource: resource },
  });
}

/** A rule with two targets: the log group, and a queue whose message shows that both are done. */
async function startWithLogGroup(policyDocument: string | undefined, hasGroup = true) {
  const aws = await startEventBridge();
  const dead = await aws.makeQueue('dead');
  if (hasGroup) await aws.logs.send(new CreateLogGroupCommand({ logGroupName }));
  if (policyDocument !== undefined) {
    const policy = { policyName: 'events', policyDocument };
    await aws.logs.send(new PutResourcePolicyCommand(policy));
  }
  const DeadLetterConfig = { Arn: dead.arn };
  await aws.makeRule({
    name: 'orders',
    targets: [{ Id: 'logs', Arn: GROUP_ARN, DeadLetterConfig }],
  });
  return { ...aws, dead };
}

test.each([
  ['all groups of events', 'arn:aws:logs:*:*:log-group:/aws/events/*:*'],
  ['this group', `${GROUP_ARN}:*`],
])(
  'an event is written to the log group when a policy allows EventBridge for %s',
  async (_, resource) => {
    const aws = await startWithLogGroup(formatPolicy('events.amazonaws.com', resource));

    const { Entries } = await aws.putEvents(orderEntry);

    expect(await aws.isEmpty(aws.dead)).toBe(true);
    const { events = [] } = await aws.logs.send(new FilterLogEventsCommand({ logGroupName }));
    expect(events.map(({ message = '' }) => JSON.parse(message))).toMatchObject([
      { id: Entries?.[0]?.EventId, detail: { number: 1 } },
    ]);
    expect(events[0]?.timestamp).toBe(aws.clock.now());
  },
);

test.each([
  ['there is no policy', undefined, true, 'NO_PERMISSIONS'],
  [
    'the policy is for another service',
    formatPolicy('s3.amazonaws.com', '*'),
    true,
    'NO_PERMISSIONS',
  ],
  [
    'the policy is for another group',
    formatPolicy('events.amazonaws.com', `${GROUP_ARN}-2:*`),
    true,
    'NO_PERMISSIONS',
  ],
  ['the group does not exist', formatPolicy('events.amazonaws.com', '*'), false, 'NO_RESOURCE'],
])('the event goes to the dead-letter queue when %s', async (_, policy, hasGroup, code) => {
  const aws = await startWithLogGroup(policy, hasGroup);

  await aws.putEvents(orderEntry);

  const { MessageAttributes } = await aws.receive(aws.dead);
  expect(MessageAttributes?.['ERROR_CODE']?.StringValue).toBe(code);
});
