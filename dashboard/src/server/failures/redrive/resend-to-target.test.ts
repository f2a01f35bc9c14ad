import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { CreateLogGroupCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateEventBusCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { makeRuleFor, RULE_ARN, redriveAll } from '../../testing/dead-letter-calls.ts';
import {
  breakDelivery,
  DEAD_LETTER,
  listFailures,
  listIds,
  makeRule,
  parkDeadLetter,
  readFailure,
} from '../../testing/failure-calls.ts';
import { putEvent } from '../../testing/put-event.ts';
import {
  makeQueue,
  receiveAllBodies,
  receiveBodies,
  writePolicy,
} from '../../testing/queue-calls.ts';
import { type Api, startApi } from '../../testing/start-api.ts';

const REDRIVE = '/api/failures/redrive';
const SQS = 'arn:aws:sqs:us-east-1:000000000000';
const LOGS = 'arn:aws:logs:us-east-1:000000000000';
const EVENTS = 'arn:aws:events:us-east-1:000000000000';
const ALLOW_EVENTS = {
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sqs:SendMessage',
  Resource: '*',
};

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

test('a delivery failure goes to its own target only', async () => {
  const target = await makeRule(api);
  const other = (await api.call('POST', '/api/targets', { type: 'sqs', name: 'other' })).body;
  await breakDelivery(api, target);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  await expect.poll(() => listIds(api)).toHaveLength(1);
  await api.call('POST', '/api/rules', {
    name: 'other',
    cache: 'shop',
    targets: [{ type: 'sqs', arn: other.arn }],
  });
  const [failure] = (await listFailures(api)).failures;
  const { event } = await readFailure(api, failure?.id);
  const { results } = (await api.call('POST', '/api/failures/redrive', { all: true })).body;
  expect(results).toMatchObject([{ id: failure?.id, result: 'redriven' }]);
  expect((await receiveBodies(api, target)).map((body: string) => JSON.parse(body))).toEqual([
    event,
  ]);
  const { Messages } = await api.context.sqs.send(
    new ReceiveMessageCommand({ QueueUrl: other.url }),
  );
  expect(Messages ?? []).toEqual([]);
  expect(await listIds(api)).toEqual([]);
});

test.each([
  ['that is a queue that is gone', `${SQS}:gone`, /:gone, does not exist/],
  ['that is a log group that is gone', `${LOGS}:log-group:/aws/events/gone`, /does not exist/],
  ['that is a bus that is gone', `${EVENTS}:event-bus/gone`, /gone, does not exist/],
  [
    'that is a bus elsewhere',
    'arn:aws:events:eu-west-1:000000000000:event-bus/far',
    /another account or Region/,
  ],
  ['that is a queue in another Region', `arn:aws:sqs:eu-west-1:000000000000:q`, /or Region/],
  ['that is a queue of another account', `arn:aws:sqs:us-east-1:111111111111:q`, /account or/],
  [
    'that is an API destination',
    `${EVENTS}:api-destination/crm/1a2b`,
    /Only EventBridge can call the API destination crm.*send it to the endpoint yourself/,
  ],
  ['that is an ECS cluster', 'arn:aws:ecs:us-east-1:000000000000:cluster/jobs', /aws ecs run-task/],
  ['of another kind', 'arn:aws:glue:us-east-1:000000000000:workflow/w', /send it yourself/],
])('a delivery failure to a target %s stays, and says why', async (_, targetArn, message) => {
  await makeRuleFor(api, targetArn);
  const id = await parkDeadLetter(api, targetArn, { RULE_ARN });
  const plan = (await api.call('POST', REDRIVE, { ids: [id], dryRun: true })).body.plan;
  expect(plan).toEqual([{ id, result: 'refused', message: expect.stringMatching(message) }]);
  const { results } = (await api.call('POST', REDRIVE, { all: true })).body;
  expect(results).toMatchObject([
    { id, result: 'failed', message: expect.stringMatching(message) },
  ]);
  expect(await listIds(api)).toEqual([id]);
});

test.each([
  ['a constant', { Input: '{"constant":true}' }, '{"constant":true}'],
  ['a part of the event', { InputPath: '$.detail' }, '{"cache":"shop","topic":"orders"}'],
  [
    'a template',
    { InputTransformer: { InputPathsMap: { a: '$.detail.cache' }, InputTemplate: '"of <a>"' } },
    '"of shop"',
  ],
])('a target that gets %s gets the same by a redrive', async (_, input, received) => {
  const target = await makeRule(api);
  await breakDelivery(api, target);
  await putEvent(api, { cache: 'shop', topic: 'orders' });
  await expect.poll(() => listIds(api)).toHaveLength(1);
  const { events } = api.context;
  const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: 'rule' }));
  const changed = Targets.map((found) => ({ ...found, ...input }));
  await events.send(new PutTargetsCommand({ Rule: 'rule', Targets: changed }));
  const { results } = (await api.call('POST', REDRIVE, { all: true })).body;
  expect(results).toMatchObject([{ result: 'redriven' }]);
  expect(await receiveBodies(api, target)).toEqual([received]);
});

test('a delivery failure to a log group is written there', async () => {
  const { logs } = api.context;
  const logGroupName = '/aws/events/orders';
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  await makeRuleFor(api, `${LOGS}:log-group:${logGroupName}`);
  const id = await parkDeadLetter(api, `${LOGS}:log-group:${logGroupName}:*`, { RULE_ARN });
  const { results } = (await api.call('POST', REDRIVE, { all: true })).body;
  expect(results).toMatchObject([{ id, result: 'redriven' }]);
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
  expect(events.map(({ message }) => message)).toEqual([DEAD_LETTER]);
  expect(await listIds(api)).toEqual([]);
});

test('a delivery failure to another bus is put on that bus only, byte for byte', async () => {
  const { events } = api.context;
  await events.send(new CreateEventBusCommand({ Name: 'other' }));
  const queue = await makeQueue(api, 'of-other');
  await writePolicy(api, queue, [ALLOW_EVENTS]);
  const ours = await makeRule(api);
  await events.send(
    new PutRuleCommand({
      Name: 'r',
      EventBusName: 'other',
      EventPattern: '{"source":["Momento"]}',
    }),
  );
  const Targets = [{ Id: 't', Arn: queue.arn }];
  await events.send(new PutTargetsCommand({ Rule: 'r', EventBusName: 'other', Targets }));
  await makeRuleFor(api, `${EVENTS}:event-bus/other`);
  const id = await parkDeadLetter(api, `${EVENTS}:event-bus/other`, { RULE_ARN });
  const { results } = (await api.call('POST', REDRIVE, { all: true })).body;
  expect(results).toMatchObject([{ id, result: 'redriven' }]);
  const [received = ''] = await receiveBodies(api, queue);
  const sent = JSON.parse(DEAD_LETTER);
  const { source, 'detail-type': detailType, detail, time } = sent;
  expect(JSON.parse(received)).toMatchObject({ source, 'detail-type': detailType, detail, time });
  expect(received).toContain('9007199254740993.10');
  expect(await receiveBodies(api, ours)).toEqual([]);
});

describe('a delivery failure to a function', () => {
  const arn = 'arn:aws:lambda:us-east-1:000000000000:function:orders';
  beforeEach(() => makeRuleFor(api, arn));

  test('invokes it asynchronously with what the rule passes on', async () => {
    const calls = await standInForLambda(() => ({ status: 202 }));
    const id = await parkDeadLetter(api, arn, { RULE_ARN });
    const { results } = (await api.call('POST', REDRIVE, { all: true })).body;
    expect(results).toMatchObject([{ id, result: 'redriven' }]);
    expect(calls.map(({ type }) => type)).toEqual(['DryRun', 'Event']);
    expect(calls[1]).toEqual({
      type: 'Event',
      path: `/2015-03-31/functions/${encodeURIComponent(arn)}/invocations`,
      body: DEAD_LETTER,
    });
    expect(await listIds(api)).toEqual([]);
  });

  test.each([
    ['is gone', 404, 'ResourceNotFoundException', /does not exist/],
    ['may not be invoked', 403, 'AccessDeniedException', /denies access/],
  ])('stays when the function %s', async (_, status, error, message) => {
    await standInForLambda(() => ({ status, error }));
    const id = await parkDeadLetter(api, arn, { RULE_ARN });
    const { results } = (await api.call('POST', REDRIVE, { all: true })).body;
    expect(results).toMatchObject([
      { id, result: 'failed', message: expect.stringMatching(message) },
    ]);
    expect(await listIds(api)).toEqual([id]);
  });

  test('stays when Lambda does not take the event', async () => {
    await standInForLambda((type) =>
      type === 'DryRun' ? { status: 204 } : { status: 429, error: 'TooManyRequestsException' },
    );
    const id = await parkDeadLetter(api, arn, { RULE_ARN });
    const { results } = (await api.call('POST', REDRIVE, { all: true })).body;
    expect(results).toMatchObject([{ id, result: 'failed', message: /throttling/ }]);
  });
});

interface LambdaCall {
  readonly type: string;
  readonly path: string;
  readonly body: string;
}

/** Local AWS has no Lambda: a server that answers its one call, where the client is sent to. */
async function standInForLambda(
  answer: (type: string) => { status: number; error?: string },
): Promise<LambdaCall[]> {
  const calls: LambdaCall[] = [];
  const server = createServer(async (request, response) => {
    const type = String(request.headers['x-amz-invocation-type']);
    calls.push({ type, path: request.url ?? '', body: await text(request) });
    const { status, error } = answer(type);
    response.writeHead(status, error === undefined ? {} : { 'x-amzn-errortype': error });
    response.end(error === undefined ? undefined : JSON.stringify({ message: error }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  api.context.targetClients.lambda.middlewareStack.add(
    (next) => (call) => {
      Object.assign(call.request as object, { hostname: '127.0.0.1', port });
      return next(call);
    },
    { step: 'build' },
  );
  return calls;
}

test('what a template makes no JSON of is not sent, as EventBridge does not send it', async () => {
  const queue = await makeQueue(api, 'orders');
  await makeRuleFor(api, queue.arn);
  const InputTransformer = {
    InputPathsMap: { detail: '$.detail' },
    InputTemplate: '{"detail":"<detail>"}',
  };
  const Targets = [{ Id: 't', Arn: queue.arn, InputTransformer }];
  await api.context.events.send(new PutTargetsCommand({ Rule: 'maker', Targets }));
  const id = await parkDeadLetter(api, queue.arn, { RULE_ARN });
  expect(await redriveAll(api)).toMatchObject([
    { id, result: 'failed', message: expect.stringMatching(/no JSON/) },
  ]);
  expect(await receiveBodies(api, queue)).toEqual([]);
});

test('a target that could not be looked up once is looked up again for what comes later', async () => {
  const queue = await makeQueue(api, 'orders');
  await makeRuleFor(api, queue.arn);
  // More than are worked on at a time.
  for (let count = 0; count < 100; count += 1) await parkDeadLetter(api, queue.arn, { RULE_ARN });
  let lookups = 0;
  api.context.sqs.middlewareStack.add(
    (next, { commandName }) =>
      (call) => {
        if (commandName !== 'GetQueueUrlCommand') return next(call);
        lookups += 1;
        if (lookups > 1) return next(call);
        const $metadata = { httpStatusCode: 500 };
        throw Object.assign(new Error('Down'), { name: 'InternalError', $metadata });
      },
    { step: 'initialize' },
  );
  const results = await redriveAll(api);
  expect(results).toHaveLength(100);
  // One that failed; whose the queue is, and where, in each of two rounds.
  expect(lookups).toBe(5);
  const redriven = results.filter(({ result }) => result === 'redriven');
  const failed = results.filter(({ result }) => result !== 'redriven');
  // Those that waited for the one lookup failed with it: 16 at most are sent at a time.
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.length).toBeLessThanOrEqual(16);
  for (const one of failed) {
    expect(one).toMatchObject({ result: 'failed', message: expect.stringMatching(/AWS/) });
  }
  expect(await receiveAllBodies(api, queue)).toHaveLength(redriven.length);
});

test('a log group that drops what it answers 200 for has not taken it', async () => {
  const { logs } = api.context;
  const logGroupName = '/aws/events/orders';
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  await makeRuleFor(api, `${LOGS}:log-group:${logGroupName}`);
  const id = await parkDeadLetter(api, `${LOGS}:log-group:${logGroupName}`, { RULE_ARN });
  const DAY_MS = 24 * 60 * 60_000;
  // For this clock CloudWatch Logs takes nothing.
  const ahead = api.startAnother({ now: () => Date.now() + DAY_MS });
  const { results } = (await ahead.call('POST', REDRIVE, { all: true })).body;
  expect(results).toMatchObject([
    { id, result: 'failed', message: expect.stringMatching(/clock/) },
  ]);
  expect(await listIds(api)).toEqual([id]);
});
