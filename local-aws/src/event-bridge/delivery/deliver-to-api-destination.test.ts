import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  CreateApiDestinationCommand,
  CreateConnectionCommand,
  type CreateConnectionCommandInput,
  DeleteApiDestinationCommand,
  DeleteConnectionCommand,
  DescribeApiDestinationCommand,
  DescribeConnectionCommand,
  ListApiDestinationsCommand,
  ListConnectionsCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { expect, test } from 'vitest';
import type { Clock } from '../../core/clock.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import { requireLocalAws } from '../../testing/start-aws-under-test.ts';
import { orderEntry, startEventBridge } from '../testing/start-event-bridge.ts';
import { startFunction } from '../testing/start-function.ts';

const ROLE_ARN = 'arn:aws:iam::000000000000:role/invoke';

const API_KEY = {
  AuthorizationType: 'API_KEY',
  AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-api-key', ApiKeyValue: 'k-1' } },
} as const satisfies Partial<CreateConnectionCommandInput>;

/** A rule whose target is an API destination that the test answers for. */
async function startWithApiDestination(
  options: { connection?: Partial<CreateConnectionCommandInput>; path?: string } = {},
) {
  const endpoint = await startFunction();
  const clock = createManualClock();
  const sleeps: number[] = [];
  const watched: Clock = {
    now: clock.now,
    sleep: (delayMs, signal) => {
      sleeps.push(delayMs);
      return clock.sleep(delayMs, signal);
    },
  };
  const aws = await startEventBridge({ clock: watched });
  /** The first retry comes within a second. */
  const advanceToRetry = async () => {
    while (!sleeps.some((delayMs) => delayMs <= 1000)) await nextTurn();
    await clock.advance(1000);
  };
  requireLocalAws('API destinations on this machine');
  const { ConnectionArn } = await aws.events.send(
    new CreateConnectionCommand({ Name: 'shop', ...API_KEY, ...options.connection }),
  );
  const { ApiDestinationArn = '' } = await aws.events.send(
    new CreateApiDestinationCommand({
      Name: 'orders-api',
      ConnectionArn,
      InvocationEndpoint: `${endpoint.url}${options.path ?? 'orders'}`,
      HttpMethod: 'POST',
    }),
  );
  const dead = await aws.makeQueue('dead');
  const target = {
    Id: 'api',
    Arn: ApiDestinationArn,
    RoleArn: ROLE_ARN,
    DeadLetterConfig: { Arn: dead.arn },
    RetryPolicy: { MaximumRetryAttempts: 1 },
  };
  await aws.makeRule({ name: 'orders', targets: [target] });
  return { ...aws, advanceToRetry, endpoint, dead, target, ApiDestinationArn, ConnectionArn };
}

test.each<[string, Partial<CreateConnectionCommandInput>, Record<string, string>]>([
  ['an API key', {}, { 'x-api-key': 'k-1' }],
  [
    'a name and a password',
    {
      AuthorizationType: 'BASIC',
      AuthParameters: { BasicAuthParameters: { Username: 'u', Password: 'p' } },
    },
    { authorization: `Basic ${Buffer.from('u:p').toString('base64')}` },
  ],
])('an event is posted to the endpoint with %s', async (_, connection, headers) => {
  const aws = await startWithApiDestination({ connection });
  const { Entries } = await aws.putEvents(orderEntry);
  const call = await aws.endpoint.next();
  expect(call).toMatchObject({ method: 'POST', path: '/orders' });
  expect(call.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    ...headers,
  });
  expect(JSON.parse(call.body).id).toBe(Entries?.[0]?.EventId);
  call.answer(202);
  expect(await aws.isEmpty(aws.dead)).toBe(true);
});

test('path, query and headers are filled from the event, and the connection has the last word', async () => {
  const aws = await startWithApiDestination({
    path: 'shops/*/orders',
    connection: {
      AuthParameters: {
        ...API_KEY.AuthParameters,
        InvocationHttpParameters: {
          HeaderParameters: [{ Key: 'x-from', Value: 'connection' }],
          QueryStringParameters: [{ Key: 'v', Value: '2' }],
        },
      },
    },
  });
  const HttpParameters = {
    PathParameterValues: ['$.detail.shop'],
    HeaderParameters: { 'x-number': '$.detail.number', 'x-from': 'target' },
    QueryStringParameters: { v: '1', source: '$.source' },
  };
  await aws.events.send(
    new PutTargetsCommand({ Rule: 'orders', Targets: [{ ...aws.target, HttpParameters }] }),
  );
  await aws.putEvents({ ...orderEntry, Detail: '{"number":7,"shop":"a b"}' });
  const call = await aws.endpoint.next();
  expect(call.path).toBe('/shops/a%20b/orders?v=2&source=shop');
  expect(call.headers).toMatchObject({ 'x-number': '7', 'x-from': 'connection' });
  call.answer(200);
});

test.each([
  [401, 'SDK_CLIENT_ERROR'],
  [409, 'SDK_CLIENT_ERROR'],
  [429, 'THROTTLING'],
  [503, 'ERROR_FROM_TARGET'],
])('the status %s is retried, then the event is a dead letter (%s)', async (status, code) => {
  const aws = await startWithApiDestination();
  await aws.putEvents(orderEntry);
  (await aws.endpoint.next()).answer(status);
  const retried = aws.endpoint.next();
  await aws.advanceToRetry();
  (await retried).answer(status);
  const { MessageAttributes } = await aws.receive(aws.dead);
  expect(MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: code },
    RETRY_ATTEMPTS: { StringValue: '1' },
    EXHAUSTED_RETRY_CONDITION: { StringValue: 'MaximumRetryAttempts' },
  });
});

test.each([302, 400, 403, 404])('the status %s is final', async (status) => {
  const aws = await startWithApiDestination();
  await aws.putEvents(orderEntry);
  (await aws.endpoint.next()).answer(status);
  const { MessageAttributes } = await aws.receive(aws.dead);
  expect(MessageAttributes).toMatchObject({
    ERROR_CODE: { StringValue: 'SDK_CLIENT_ERROR' },
    ERROR_MESSAGE: { StringValue: `The endpoint answered ${status}.` },
    RETRY_ATTEMPTS: { StringValue: '0' },
  });
});

test('without its connection a destination is inactive, and its events are dead letters', async () => {
  const aws = await startWithApiDestination();
  await aws.events.send(new DeleteConnectionCommand({ Name: 'shop' }));
  const described = await aws.events.send(
    new DescribeApiDestinationCommand({ Name: 'orders-api' }),
  );
  expect(described.ApiDestinationState).toBe('INACTIVE');
  await aws.putEvents(orderEntry);
  const { MessageAttributes } = await aws.receive(aws.dead);
  expect(MessageAttributes?.['ERROR_CODE']?.StringValue).toBe('NO_RESOURCE');
});

test('connections and destinations are listed and described without their secrets', async () => {
  const { events, endpoint, ApiDestinationArn, ConnectionArn } = await startWithApiDestination();
  const connection = await events.send(new DescribeConnectionCommand({ Name: 'shop' }));
  expect(connection).toMatchObject({
    ConnectionArn,
    ConnectionState: 'AUTHORIZED',
    AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-api-key' } },
  });
  expect(JSON.stringify(connection)).not.toContain('k-1');
  const { Connections } = await events.send(new ListConnectionsCommand({ NamePrefix: 'sh' }));
  expect(Connections).toMatchObject([{ ConnectionArn, AuthorizationType: 'API_KEY' }]);
  const list = async () => (await events.send(new ListApiDestinationsCommand({}))).ApiDestinations;
  expect(await list()).toMatchObject([
    {
      ApiDestinationArn,
      ConnectionArn,
      ApiDestinationState: 'ACTIVE',
      InvocationEndpoint: `${endpoint.url}orders`,
    },
  ]);
  await events.send(new DeleteApiDestinationCommand({ Name: 'orders-api' }));
  expect(await list()).toEqual([]);
});

test('a target without a role is refused', async () => {
  const { events, target } = await startWithApiDestination();
  const put = new PutTargetsCommand({
    Rule: 'orders',
    Targets: [{ ...target, RoleArn: undefined }],
  });
  await expect(events.send(put)).rejects.toMatchObject({
    name: 'ValidationException',
    message: `RoleArn is required for target ${target.Arn}.`,
  });
});
