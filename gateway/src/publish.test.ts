import type { FailureReason } from '@momento-gateway/shared/failure-reason';
import { parsePublishFailure } from '@momento-gateway/shared/publish-failure';
import { expect, test } from 'vitest';
import type { Behaviour } from './testing/fake-aws.ts';
import { createPayload, createPost, createSecret, WEBHOOK_ID } from './testing/momento.ts';
import { NOW, startTestGateway } from './testing/start-test-gateway.ts';

const waitMs = (durationMs: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, durationMs));

const refuse = (status: number, code: string, message = 'why'): Behaviour => ({
  status,
  json: { __type: code, message },
});
const failEntry = (code: string, message = 'why'): Behaviour => ({
  status: 200,
  json: { FailedEntryCount: 1, Entries: [{ ErrorCode: code, ErrorMessage: message }] },
});

const passing: readonly (readonly [string, Behaviour])[] = [
  ['a throttled call', refuse(400, 'ThrottlingException')],
  ['a call throttled by status', refuse(429, 'Whatever')],
  ['a server error', refuse(500, 'InternalException')],
  ['an unavailable service', { status: 503, text: '<html>' }],
  ['a throttled entry', failEntry('ThrottlingException')],
  ['an entry that failed inside', failEntry('InternalFailure')],
  ['a dropped connection', 'drop'],
];

test.each(passing)('after %s the event is sent again, and is on the bus', async (_, fault) => {
  const { aws, send, readLine } = await startTestGateway();
  aws.next('PutEvents', fault, fault);
  const { status, body } = await send(createPost(createPayload(NOW)));
  expect(status).toBe(200);
  expect(body.eventId).toBe('event-1');
  expect(aws.events).toHaveLength(1);
  expect(readLine()).toMatchObject({ message: 'published', attempts: 3 });
});

test.each([
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'InternalFailure',
  'InternalError',
  'InternalException',
  'InternalServerError',
  'InternalServiceError',
  'ServiceUnavailable',
  'ServiceUnavailableException',
])('%s is a temporary error, whatever its HTTP status', async (code) => {
  const { aws, send } = await startTestGateway();
  aws.next('PutEvents', refuse(400, code));
  expect((await send(createPost(createPayload(NOW)))).status).toBe(200);
});

const lasting: readonly (readonly [FailureReason, string, Behaviour])[] = [
  ['entry-refused', 'MalformedDetail: why', failEntry('MalformedDetail')],
  ['entry-refused', 'InvalidArgument: why', failEntry('InvalidArgument')],
  ['entry-refused', 'UnheardOf: why', failEntry('UnheardOf')],
  ['entry-refused', 'NotAccessDenied: why', failEntry('NotAccessDenied')],
  ['entry-refused', 'ValidationException: why', refuse(400, 'ValidationException')],
  ['access-denied', 'AccessDeniedException: why', failEntry('AccessDeniedException')],
  [
    'access-denied',
    'NotAuthorizedForSourceException: why',
    failEntry('NotAuthorizedForSourceException'),
  ],
  ['access-denied', 'AccessDeniedException: why', refuse(400, 'AccessDeniedException')],
  ['access-denied', 'ExpiredTokenException: why', refuse(400, 'ExpiredTokenException')],
  ['access-denied', 'Strange: why', refuse(401, 'Strange')],
  ['access-denied', 'Strange: why', refuse(403, 'Strange')],
  [
    'bus-not-found',
    'ResourceNotFoundException: why',
    refuse(400, 'com.amazonaws.events#ResourceNotFoundException'),
  ],
  [
    'access-denied',
    'AccessDeniedException: why',
    refuse(400, 'AccessDeniedException:http://internal.amazon.com/coral/'),
  ],
  [
    'bus-not-found',
    'ResourceNotFoundException',
    { status: 400, text: '', headers: { 'x-amzn-errortype': 'ResourceNotFoundException:' } },
  ],
  ['entry-too-large', 'HTTP 413', { status: 413, text: '' }],
  ['service-error', 'An answer without an event id', { status: 200, json: { Entries: [] } }],
  ['service-error', 'An answer without an event id', { status: 200, json: {} }],
  ['service-error', 'HTTP 200', { status: 200, text: 'not JSON' }],
];

test.each(lasting)('%s (%s) is parked without a retry', async (reason, message, fault) => {
  const { aws, send, readLine } = await startTestGateway();
  aws.always('PutEvents', fault);
  const { status, body } = await send(createPost(createPayload(NOW)));
  expect(status).toBe(202);
  expect(body).toEqual({ outcome: 'parked', reason, requestId: 'request-1' });
  expect(aws.count('PutEvents')).toBe(1);
  expect(aws.messages.map(parsePublishFailure)).toMatchObject([{ reason, message, attempts: 1 }]);
  expect(readLine()).toMatchObject({ message: 'parked', reason, error: message, attempts: 1 });
});

test('of what AWS says, 100 characters of the code and 500 of the message are kept', async () => {
  const { aws, send, readLine } = await startTestGateway();
  aws.always('PutEvents', refuse(400, 'C'.repeat(101), 'm'.repeat(501)));
  await send(createPost(createPayload(NOW)));
  expect(readLine()['error']).toBe(`${'C'.repeat(100)}: ${'m'.repeat(500)}`);
});

test.each<[FailureReason, Behaviour]>([
  ['throttled', refuse(400, 'ThrottlingException')],
  ['throttled', failEntry('ThrottlingException')],
  ['service-error', refuse(500, 'InternalException')],
  ['service-error', failEntry('InternalFailure')],
  ['unreachable', 'drop'],
])('%s for as long as there is time is parked, after several attempts', async (reason, fault) => {
  const { aws, send, clock } = await startTestGateway();
  aws.always('PutEvents', fault);
  const { status } = await send(createPost(createPayload(NOW)));
  expect(status).toBe(202);
  expect(aws.count('PutEvents')).toBeGreaterThan(4);
  expect(clock.now() - NOW).toBeGreaterThan(2_500);
  expect(clock.now() - NOW).toBeLessThanOrEqual(3_200);
  expect(aws.messages.map(parsePublishFailure)).toMatchObject([
    { reason, attempts: aws.count('PutEvents') },
  ]);
});

test('a slow bus gets each event once, and nothing is parked', async () => {
  const { aws, send } = await startTestGateway();
  // Within the time for publishing. The events are accepted at once, only the answers are late.
  const delaysMs = [0, 900, 1_200, 2_000, 2_400];
  aws.next('PutEvents', ...delaysMs.map((delayMs) => () => waitMs(delayMs)));
  const answers = await Promise.all(delaysMs.map(() => send(createPost(createPayload(NOW)))));
  expect(answers.map(({ status }) => status)).toEqual(delaysMs.map(() => 200));
  expect(aws.count('PutEvents')).toBe(delaysMs.length);
  expect(aws.messages).toEqual([]);
});

test('a bus that does not answer in time is called once, and the event is parked', async () => {
  const { aws, send } = await startTestGateway({}, { publishUntilMs: 100 });
  aws.always('PutEvents', 'hang');
  const { status, body } = await send(createPost(createPayload(NOW)));
  expect({ status, reason: body.reason }).toEqual({ status: 202, reason: 'timed-out' });
  expect(aws.count('PutEvents')).toBe(1);
  expect(aws.messages.map(parsePublishFailure)).toMatchObject([{ attempts: 1 }]);
});

test('no attempt gets less time than the one before it took', async () => {
  const { aws, send, clock } = await startTestGateway();
  aws.always('PutEvents', () => {
    clock.advance(1_200);
    return { status: 500, json: {} };
  });
  const { status, body } = await send(createPost(createPayload(NOW)));
  expect({ status, reason: body.reason }).toEqual({ status: 202, reason: 'service-error' });
  // After the second, 700 ms are left: too short for a third one that is as slow.
  expect(aws.count('PutEvents')).toBe(2);
});

test('delays between attempts grow up to a limit', async () => {
  const { aws, send, clock } = await startTestGateway();
  aws.always('PutEvents', refuse(400, 'ThrottlingException'));
  await send(createPost(createPayload(NOW)));
  // Three quarters of 50, 100, 200 and then always 400 ms: `random` is always 0.5 in these tests.
  expect(clock.slept.slice(0, 6)).toEqual([37.5, 75, 150, 300, 300, 300]);
});

test('a bus that cannot be reached at all: the event is parked', async () => {
  const unreachable = 'http://127.0.0.1:1';
  const { aws, send } = await startTestGateway({ AWS_ENDPOINT_URL_EVENTBRIDGE: unreachable });
  const { status } = await send(createPost(createPayload(NOW)));
  expect(status).toBe(202);
  expect(aws.messages.map(parsePublishFailure)).toMatchObject([
    { reason: 'unreachable', message: expect.stringMatching(/^connect ECONNREFUSED/) },
  ]);
});

const longTopic = 't'.repeat(128 - 'shop#'.length);

test('a detail-type of 128 characters is put on the bus', async () => {
  const { aws, send } = await startTestGateway();
  aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret({ topic: longTopic }));
  expect((await send(createPost(createPayload(NOW, { topic: longTopic })))).status).toBe(200);
});

test('a longer detail-type is parked without a call to the bus', async () => {
  const { aws, send } = await startTestGateway();
  const topic = `${longTopic}t`;
  aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret({ topic }));
  const { status, body } = await send(createPost(createPayload(NOW, { topic })));
  expect({ status, reason: body.reason }).toEqual({ status: 202, reason: 'detail-type-too-long' });
  expect(aws.count('PutEvents')).toBe(0);
  expect(aws.messages.map(parsePublishFailure)).toMatchObject([
    { attempts: 0, message: 'EventBridge takes a detail-type of at most 128 characters.' },
  ]);
});

test('an entry of 999,999 bytes is put on the bus; one byte more is parked without a call', async () => {
  const { aws, send, readLine } = await startTestGateway();
  const overhead = 14 + 'Momento'.length + 'shop#orders'.length;
  const bare = createPayload(NOW, { text: '' }).length;
  const createSized = (bytes: number) =>
    createPost(createPayload(NOW, { text: 'x'.repeat(bytes - overhead - bare) }));
  expect((await send(createSized(999_999))).status).toBe(200);
  const { status, body } = await send(createSized(1_000_000));
  expect({ status, reason: body.reason }).toEqual({ status: 202, reason: 'entry-too-large' });
  expect(readLine()['error']).toBe('EventBridge takes entries of less than 1,000,000 bytes.');
  expect(aws.count('PutEvents')).toBe(1);
});
