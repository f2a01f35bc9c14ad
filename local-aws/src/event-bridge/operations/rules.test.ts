import {
  CreateEventBusCommand,
  DeleteRuleCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  ListRuleNamesByTargetCommand,
  ListRulesCommand,
  PutRuleCommand,
  type PutRuleCommandInput,
} from '@aws-sdk/client-eventbridge';
import { describe, expect, test } from 'vitest';
import { orderEntry, startEventBridge } from '../testing/start-event-bridge.ts';

const EventPattern = '{"source":["shop"]}';
const formatRuleArn = (path: string) => `arn:aws:events:us-east-1:000000000000:rule/${path}`;

test.each([
  ['the default bus', undefined, 'orders'],
  ['another bus', 'side', 'side/orders'],
])('a rule of %s is described as it was created', async (_, EventBusName, path) => {
  const { events } = await startEventBridge();
  await events.send(new CreateEventBusCommand({ Name: 'side' }));
  const rule = { Name: 'orders', EventBusName, EventPattern: ' {"source": ["shop"] }' };
  const put = { ...rule, Description: 'Orders', RoleArn: 'arn:aws:iam::1:role/r' };
  const { RuleArn } = await events.send(new PutRuleCommand(put));

  expect(RuleArn).toBe(formatRuleArn(path));
  const reference = { Name: 'orders', EventBusName };
  expect(await events.send(new DescribeRuleCommand(reference))).toMatchObject({
    ...put,
    EventBusName: EventBusName ?? 'default',
    Arn: RuleArn,
    State: 'ENABLED',
    CreatedBy: '000000000000',
  });
  const { Rules } = await events.send(new ListRulesCommand({ EventBusName }));
  expect(Rules).toMatchObject([{ Name: 'orders', Arn: RuleArn, State: 'ENABLED' }]);
});

test('a rule put again loses what is not repeated', async () => {
  const { events } = await startEventBridge();
  const Name = 'orders';
  await events.send(
    new PutRuleCommand({ Name, EventPattern, Description: 'x', State: 'DISABLED' }),
  );
  await events.send(new PutRuleCommand({ Name, EventPattern: '{"source":["stock"]}' }));
  const rule = await events.send(new DescribeRuleCommand({ Name }));
  expect(rule).toMatchObject({ EventPattern: '{"source":["stock"]}', State: 'ENABLED' });
  expect(rule.Description).toBeUndefined();
});

test('a disabled rule matches nothing until it is enabled', async () => {
  const aws = await startEventBridge();
  const queue = await aws.makeQueue('orders');
  await aws.makeRule({ name: 'orders', targets: [{ Id: 'q', Arn: queue.arn }] });
  await aws.events.send(new DisableRuleCommand({ Name: 'orders' }));
  await aws.putEvents(orderEntry);
  expect(await aws.isEmpty(queue)).toBe(true);

  await aws.events.send(new EnableRuleCommand({ Name: 'orders' }));
  await aws.putEvents(orderEntry);
  expect((await aws.receive(queue)).Body).toContain('"source":"shop"');
});

test('a rule whose pattern is replaced matches the new one at once', async () => {
  const aws = await startEventBridge();
  const queue = await aws.makeQueue('orders');
  const targets = [{ Id: 'q', Arn: queue.arn }];
  await aws.makeRule({ name: 'orders', pattern: '{"source":["stock"]}', targets });
  await aws.putEvents(orderEntry);
  await aws.events.send(new PutRuleCommand({ Name: 'orders', EventPattern }));
  const { Entries } = await aws.putEvents(orderEntry);
  expect((await aws.receive(queue)).Body).toContain(Entries?.[0]?.EventId);
});

test('rules are listed by prefix, page by page', async () => {
  const { events } = await startEventBridge();
  for (const Name of ['b-1', 'b-2', 'b-3', 'a-1']) {
    await events.send(new PutRuleCommand({ Name, EventPattern }));
  }
  const query = { NamePrefix: 'b-', Limit: 2 };
  const first = await events.send(new ListRulesCommand(query));
  const { NextToken } = first;
  const second = await events.send(new ListRulesCommand({ ...query, NextToken }));
  expect(first.Rules?.map(({ Name }) => Name)).toEqual(['b-1', 'b-2']);
  expect(second.Rules?.map(({ Name }) => Name)).toEqual(['b-3']);
  expect(second.NextToken).toBeUndefined();
});

test('the rules of a target are found by its ARN', async () => {
  const aws = await startEventBridge();
  const queue = await aws.makeQueue('orders');
  const other = await aws.makeQueue('other');
  const targets = [
    { Id: '1', Arn: queue.arn },
    { Id: '2', Arn: queue.arn },
  ];
  await aws.makeRule({ name: 'a', targets });
  await aws.makeRule({ name: 'b', targets });
  await aws.makeRule({ name: 'c', targets: [{ Id: '1', Arn: other.arn }] });
  const query = { TargetArn: queue.arn, Limit: 1 };
  const first = await aws.events.send(new ListRuleNamesByTargetCommand(query));
  const { NextToken } = first;
  const second = await aws.events.send(new ListRuleNamesByTargetCommand({ ...query, NextToken }));
  expect(first.RuleNames).toEqual(['a']);
  expect(second.RuleNames).toEqual(['b']);
  expect(second.NextToken).toBeUndefined();
});

test('a deleted rule is gone, and deleting it again succeeds', async () => {
  const { events } = await startEventBridge();
  await events.send(new PutRuleCommand({ Name: 'orders', EventPattern }));
  await events.send(new DeleteRuleCommand({ Name: 'orders' }));
  await events.send(new DeleteRuleCommand({ Name: 'orders' }));
  await expect(events.send(new DescribeRuleCommand({ Name: 'orders' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Rule orders does not exist on EventBus default.',
  });
});

test('a rule with targets cannot be deleted', async () => {
  const aws = await startEventBridge();
  const queue = await aws.makeQueue('orders');
  await aws.makeRule({ name: 'orders', targets: [{ Id: 'q', Arn: queue.arn }] });
  await expect(aws.events.send(new DeleteRuleCommand({ Name: 'orders' }))).rejects.toMatchObject({
    name: 'ValidationException',
    message: "Rule can't be deleted since it has targets.",
  });
});

describe("PutRule refuses with AWS's message", () => {
  const name = '[\\.\\-_A-Za-z0-9]+';
  const longPattern = `{"source":["${'x'.repeat(2048)}"]}`;

  test.each<[string, Partial<PutRuleCommandInput>, string, string]>([
    [
      'a name with a space',
      { Name: 'a b' },
      'ValidationException',
      `1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ${name}`,
    ],
    [
      'two invalid parameters',
      { Name: 'x'.repeat(65), State: 'ON' as 'ENABLED' },
      'ValidationException',
      `2 validation errors detected: Value '${'x'.repeat(65)}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 64; Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]`,
    ],
    [
      'neither pattern nor schedule',
      { EventPattern: undefined },
      'ValidationException',
      'Parameter(s) EventPattern or ScheduleExpression must be specified.',
    ],
    [
      'a schedule, which local AWS does not run',
      { ScheduleExpression: 'rate(1 day)' },
      'ValidationException',
      'Parameter ScheduleExpression is not valid. Reason: Scheduled rules are not supported here.',
    ],
    [
      'an invalid pattern',
      { EventPattern: '{"source":"shop"}' },
      'InvalidEventPatternException',
      'Event pattern is not valid. Reason: "source" must be an object or an array',
    ],
    [
      'a pattern of more than 2,048 characters',
      { EventPattern: longPattern },
      'LimitExceededException',
      'The requested resource exceeds the maximum number allowed.',
    ],
    [
      'a bus that does not exist',
      { EventBusName: 'nowhere' },
      'ResourceNotFoundException',
      'Event bus nowhere does not exist.',
    ],
  ])('%s', async (_, change, error, message) => {
    const { events } = await startEventBridge();
    const put = new PutRuleCommand({ Name: 'orders', EventPattern, ...change });
    await expect(events.send(put)).rejects.toMatchObject({ name: error, message });
  });

  const limitExceeded = {
    name: 'LimitExceededException',
    message: 'The requested resource exceeds the maximum number allowed.',
  };

  test('a bus’s 301st rule, but not a change to one of the 300', async () => {
    const { events } = await startEventBridge();
    for (let number = 1; number <= 300; number++) {
      await events.send(new PutRuleCommand({ Name: `rule-${number}`, EventPattern }));
    }
    const put = (Name: string) => events.send(new PutRuleCommand({ Name, EventPattern }));
    await expect(put('rule-301')).rejects.toMatchObject(limitExceeded);
    await expect(put('rule-300')).resolves.toMatchObject({ RuleArn: formatRuleArn('rule-300') });
  });

  test('a bus’s 31st rule with a wildcard, but not one without', async () => {
    const { events } = await startEventBridge();
    const wildcard = '{"source":[{"wildcard":"sh*p"}]}';
    const put = (Name: string, pattern: string) =>
      events.send(new PutRuleCommand({ Name, EventPattern: pattern }));
    for (let number = 1; number <= 30; number++) await put(`rule-${number}`, wildcard);
    await expect(put('rule-31', wildcard)).rejects.toMatchObject(limitExceeded);
    for (const [name, pattern] of [
      ['rule-30', wildcard],
      ['rule-31', EventPattern],
    ] as const) {
      expect(await put(name, pattern)).toMatchObject({ RuleArn: formatRuleArn(name) });
    }
  });
});
