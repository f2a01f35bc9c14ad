import {
  DescribeRuleCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFailures, park, parkDeadLetter } from '../testing/failure-calls.ts';
import { openViewer } from '../testing/live-calls.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { makeQueue, type Queue, toTarget } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

/** More digits than JavaScript holds; what it makes of them. */
const BIG = '12345678901234567891';
const NEAR = '12345678901234567000';

const patternOf = (number: string) => `{"source":["Momento"],"detail":{"json":{"id":[${number}]}}}`;
const detailOf = (number: string) =>
  `{"cache":"shop","topic":"orders","json":{"id":${number},"price":1.50}}`;

let api: Api;
let queue: Queue;
beforeEach(async () => {
  api = await startApi();
  queue = await makeQueue(api, 'orders');
});
afterEach(() => api.close());

async function readOnBus(name: string) {
  return api.context.events.send(new DescribeRuleCommand({ Name: name }));
}

const writeRule = (name: string, pattern: string) =>
  `{"name":"${name}","pattern":${pattern},"targets":[${JSON.stringify(toTarget(queue))}]}`;

test('a rule is made with the numbers of its pattern as they were written', async () => {
  const { status } = await api.call('POST', '/api/rules', writeRule('rule', patternOf(BIG)));
  expect(status).toBe(201);
  expect((await readOnBus('rule')).EventPattern).toBe(patternOf(BIG));
});

test('an edit changes the pattern to the numbers as they were written', async () => {
  await api.call('POST', '/api/rules', writeRule('rule', patternOf(BIG)));
  await api.call('PATCH', '/api/rules/rule', `{"pattern":${patternOf('1.50')}}`);
  expect((await readOnBus('rule')).EventPattern).toBe(patternOf('1.50'));
});

/** A rule as other tools make them: with settings that this dashboard does not know. */
async function makeElsewhere(EventPattern: string) {
  const { events } = api.context;
  await events.send(
    new PutRuleCommand({
      Name: 'cli',
      EventPattern,
      Description: 'by CLI',
      State: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      RoleArn: 'arn:aws:iam::000000000000:role/rule',
      Tags: [{ Key: 'team', Value: 'a' }],
    }),
  );
  await events.send(
    new PutTargetsCommand({
      Rule: 'cli',
      Targets: [
        {
          Id: 'x',
          Arn: queue.arn,
          Input: '{ "n": 1.0 }',
          RetryPolicy: { MaximumRetryAttempts: 3 },
        },
      ],
    }),
  );
  const read = async () => {
    const { EventPattern: pattern, Description, State, RoleArn, Arn = '' } = await readOnBus('cli');
    const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: 'cli' }));
    const { Tags = [] } = await events.send(new ListTagsForResourceCommand({ ResourceARN: Arn }));
    const tags = Tags.filter(({ Key }) => Key === 'team');
    return { pattern, Description, State, RoleArn, Targets, tags };
  };
  return { read };
}

test.each([
  ['a number that JavaScript cannot hold', patternOf(BIG)],
  ['white space, and a field twice', '{ "source": ["a"], "source": ["Momento"] }'],
  ['a number with a zero at its end', patternOf('1.50')],
])('an edit of the description changes nothing else: a pattern with %s', async (_, pattern) => {
  const { read } = await makeElsewhere(pattern);
  const before = await read();
  await api.call('PATCH', '/api/rules/cli', { description: 'new' });
  expect(await read()).toEqual({ ...before, Description: 'new' });
});

test('an edit of the description leaves the schedule as it is', async () => {
  await makeElsewhere(patternOf('1'));
  const put: unknown[] = [];
  // Local AWS has no schedules: the client adds one to what is read, and takes it out of what is written.
  api.context.events.middlewareStack.add(
    (next) => async (call) => {
      const input = call.input as { EventPattern?: string; ScheduleExpression?: string };
      if (input.EventPattern !== undefined) put.push(input.ScheduleExpression);
      const { ScheduleExpression: _, ...rest } = input;
      const answer = await next({ ...call, input: rest as typeof call.input });
      if ('EventPattern' in answer.output) {
        Object.assign(answer.output, { ScheduleExpression: 'rate(1 day)' });
      }
      return answer;
    },
    { step: 'initialize' },
  );
  await api.call('PATCH', '/api/rules/cli', { description: 'new' });
  expect(put).toEqual(['rate(1 day)']);
});

test('a pattern and targets that are given as they were are not written again', async () => {
  const pattern = `{ "source": ["Momento"], "detail": { "json": { "id": [${BIG}] } } }`;
  const { read } = await makeElsewhere(pattern);
  const before = await read();
  const { body } = await api.call('GET', '/api/rules/cli');
  const targets = JSON.stringify(body.targets);
  const change = `{"description":"new","pattern":${patternOf(BIG)},"targets":${targets}}`;
  expect((await api.call('PATCH', '/api/rules/cli', change)).status).toBe(200);
  expect(await read()).toEqual({ ...before, Description: 'new' });
});

test('rules are shown with their numbers as they are', async () => {
  await makeElsewhere(patternOf(BIG));
  for (const path of ['/api/rules/cli', '/api/rules']) {
    expect((await api.call('GET', path)).text).toContain(`"id":[${BIG}]`);
  }
});

test.each([
  [BIG, true],
  ['12345678901234567890', false],
])('an event with the number is tested against %s', async (number, matches) => {
  const event = `{"source":"Momento","detail-type":"a","detail":{"id":${BIG}}}`;
  const question = `{"pattern":{"detail":{"id":[${number}]}},"event":${event}}`;
  const { body, text } = await api.call('POST', '/api/rules/test', question);
  expect(body).toMatchObject({ matches });
  if (!matches) expect(text).toContain(`"actual":${BIG}`);
});

test('live events are shown with their numbers as they were sent', async () => {
  const viewerId = await openViewer(api);
  await api.context.events.send(
    new PutEventsCommand({
      Entries: [{ Source: 'Momento', DetailType: 'shop#orders', Detail: detailOf(BIG) }],
    }),
  );
  const { text } = await api.call('GET', `/api/live/${viewerId}?waitSeconds=2`);
  expect(text).toContain(`"detail":${detailOf(BIG)}`);
});

test('live events are chosen by a pattern with the number', async () => {
  const pattern = `{"detail":{"json":{"id":[${BIG}]}}}`;
  const { text } = await api.call('POST', '/api/live', `{"pattern":${pattern}}`);
  expect(text).toContain(`"id":[${BIG}]`);
});

test('failures are shown with the numbers of their events', async () => {
  const parked = await park(api, makePublishFailure({ entry: { Detail: detailOf(BIG) } }));
  const dead = await parkDeadLetter(api, queue.arn, {
    body: `{"source":"Momento","detail-type":"shop#orders","detail":${detailOf(BIG)}}`,
  });
  expect((await listFailures(api)).failures).toHaveLength(2);
  for (const id of [parked, dead]) {
    expect((await api.call('GET', `/api/failures/${id}`)).text).toContain(detailOf(BIG));
  }
});

test('the plan of a redrive names for each event the rule of its own number, not one beside it', async () => {
  for (const [name, number] of [
    ['exact', BIG],
    ['near', NEAR],
  ] as const) {
    await api.call('POST', '/api/rules', writeRule(name, patternOf(number)));
  }
  const parkOne = (number: string) =>
    park(api, makePublishFailure({ entry: { Detail: detailOf(number) } }));
  // In JavaScript's numbers they would be the same event.
  const ids = [await parkOne(BIG), await parkOne(NEAR)];
  const { body } = await api.call('POST', '/api/failures/redrive', { ids, dryRun: true });
  expect(body.plan).toEqual([
    { id: ids[0], result: 'to-bus', rules: ['exact'] },
    { id: ids[1], result: 'to-bus', rules: ['near'] },
  ]);
});

test.each([
  ['60.0', 201],
  ['6e1', 201],
  ['60.5', 400],
  [BIG, 400],
])('a whole number of the API may be written in any way: %s', async (seconds, status) => {
  const retry = `{"attempts":3.0,"maxAgeSeconds":${seconds}}`;
  const target = `{"type":"sqs","arn":"${queue.arn}","retry":${retry}}`;
  const body = `{"name":"rule","pattern":${patternOf(BIG)},"targets":[${target}]}`;
  const answer = await api.call('POST', '/api/rules', body);
  expect(answer.status).toBe(status);
  if (status === 201) expect((await readOnBus('rule')).EventPattern).toBe(patternOf(BIG));
});

test.each([
  ['aws.s3', '{"source":["aws.s3"]}'],
  ['none of Momento', '{"source":[{"anything-but":"Momento"}]}'],
])('a rule for events of %s is refused with the reason, made or changed', async (_, pattern) => {
  const made = await api.call('POST', '/api/rules', writeRule('other', pattern));
  const message = expect.stringContaining('cannot match an event of Momento');
  expect(made).toMatchObject({ status: 400, body: { errors: [{ location: 'pattern', message }] } });
  await expect(readOnBus('other')).rejects.toThrow('does not exist');
  await api.call('POST', '/api/rules', writeRule('mine', patternOf('5')));
  const changed = await api.call('PATCH', '/api/rules/mine', `{"pattern":${pattern}}`);
  expect(changed).toMatchObject({ status: 400, body: { errors: [{ location: 'pattern' }] } });
  expect((await readOnBus('mine')).EventPattern).toBe(patternOf('5'));
});

test('a rule whose branches are of Momento is listed, whatever stands before them', async () => {
  const pattern = '{"source":["aws.s3"],"$or":[{"source":["Momento"]},{"source":["b"]}]}';
  expect((await api.call('POST', '/api/rules', writeRule('branches', pattern))).status).toBe(201);
  const { body } = await api.call('GET', '/api/rules');
  expect(body.rules.map(({ name }: { name: string }) => name)).toEqual(['branches']);
});
