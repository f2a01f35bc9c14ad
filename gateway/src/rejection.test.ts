import type { Rejection } from '@momento-gateway/shared/rejection';
import { expect, test } from 'vitest';
import type { FunctionUrlEvent } from './function-url-event.ts';
import {
  createPayload,
  createPost,
  createSecret,
  SIGNING_SECRET,
  sign,
  WEBHOOK_ID,
} from './testing/momento.ts';
import { createRefusedCalls } from './testing/refused-calls.ts';
import { HOLDING, NOW, startTestGateway, type TestGateway } from './testing/start-test-gateway.ts';

const good = createPayload(NOW);

const ANSWERS = {
  'unknown-path': [404, 'not-found'],
  'wrong-method': [405, 'method-not-allowed'],
  'too-large': [413, 'too-large'],
  'unknown-webhook': [403, 'forbidden'],
  'missing-signature': [403, 'forbidden'],
  'wrong-signature': [403, 'forbidden'],
  'foreign-topic': [403, 'forbidden'],
  stale: [403, 'forbidden'],
  future: [403, 'forbidden'],
  malformed: [400, 'malformed'],
} as const satisfies Record<Rejection, readonly [number, string]>;

const refused = Object.entries(createRefusedCalls(NOW)).flatMap(([reason, calls]) =>
  Object.entries(calls).map(([name, event]) => ({ reason: reason as Rejection, name, event })),
);

test.each(refused)(
  '$reason: $name is refused and puts nothing on the bus or in the queue',
  async (row) => {
    const { aws, send, readLine } = await startTestGateway();
    const [status, error] = ANSWERS[row.reason];
    const answered = await send(row.event);
    expect(answered.status).toBe(status);
    expect(answered.body).toEqual({ outcome: 'rejected', error, requestId: 'request-1' });
    expect(readLine()).toMatchObject({ message: 'rejected', reason: row.reason, status });
    expect(aws.events).toEqual([]);
    expect(aws.messages).toEqual([]);
  },
);

test('all answers that could reveal something are the same', async () => {
  const { send } = await startTestGateway();
  const answers = new Set<string>();
  for (const { event } of refused.filter(({ reason }) => ANSWERS[reason][0] === 403)) {
    const { status, headers, body } = await send(event);
    const { requestId: _, ...rest } = body;
    const { 'x-request-id': __, ...sameHeaders } = headers;
    answers.add(JSON.stringify([status, sameHeaders, rest]));
  }
  expect(answers.size).toBe(1);
});

test('the answer to a wrong method names the right one', async () => {
  const { send } = await startTestGateway();
  const { headers } = await send(createPost(good, { method: 'GET' }));
  expect(headers['allow']).toBe('POST');
});

test.each([
  ['an id that is too long', { webhookId: `${WEBHOOK_ID}0` }],
  ['an id that is a path to another secret', { webhookId: '..%2fother' }],
  ['a missing signature', { signature: undefined }],
  ['a malformed signature', { signature: 'abc' }],
])('%s never reaches Secrets Manager', async (_, options) => {
  const { aws, send } = await startTestGateway();
  expect((await send(createPost(good, options))).status).toBe(403);
  expect(aws.requests).toEqual([]);
});

test.each([
  ['disabled', createSecret({ enabled: false })],
  ['not a webhook secret', '{"password":"x"}'],
  ['not a webhook secret', 'plain text'],
])('a webhook whose secret is %s answers like an unknown one', async (cause, secret) => {
  const { aws, send, readLine } = await startTestGateway();
  aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, secret);
  const { status, body } = await send(createPost(good));
  expect({ status, error: body.error }).toEqual({ status: 403, error: 'forbidden' });
  expect(readLine()).toMatchObject({ reason: 'unknown-webhook', error: cause });
});

test.each<[string, object | null]>([
  ['null', null],
  ['numbers everywhere', { rawPath: 1, headers: 2, body: 3, requestContext: 4 }],
  ['nulls everywhere', { rawPath: null, headers: null, body: null, requestContext: null }],
  ['a list as path', { ...createPost(good), rawPath: [createPost(good).rawPath] }],
  ['without headers', { ...createPost(good), headers: undefined }],
  ['without a context', { ...createPost(good), requestContext: undefined }],
  ['without a method', { ...createPost(good), requestContext: {} }],
  ['lists as headers', { ...createPost(good), headers: { 'momento-signature': [sign(good)] } }],
  ['a body that is an object', { ...createPost(good), body: { a: 1 } }],
  ['a body that is a number', { ...createPost(good), body: 5 }],
])('an event that is %s is refused, and not answered with 5xx', async (_, event) => {
  const { aws, send } = await startTestGateway();
  const { status } = await send(event as FunctionUrlEvent);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(aws.events).toEqual([]);
});

/** Calls that are refused with 403 after their webhook was looked up, with what was done before. */
const lookedUp: readonly (readonly [string, (gateway: TestGateway) => Promise<unknown>])[] = [
  ['known webhook', ({ send }) => send(createPost(good))],
  ['webhook read for this call', async () => {}],
  [
    'known webhook whose secret was read again in the meantime',
    async ({ send, clock }) => {
      await send(createPost(good));
      await send(createPost(good, { signature: sign(good, 'forged') }));
      clock.advance(1_000);
    },
  ],
  [
    'unknown webhook',
    async ({ aws }) => {
      aws.secrets.clear();
    },
  ],
  [
    'webhook remembered as unknown',
    async ({ aws, send }) => {
      aws.secrets.clear();
      await send(createPost(good));
    },
  ],
  [
    'disabled webhook',
    async ({ aws }) => {
      aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret({ enabled: false }));
    },
  ],
  [
    'webhook remembered as disabled',
    async ({ aws, send }) => {
      aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret({ enabled: false }));
      await send(createPost(good));
    },
  ],
  [
    'webhook beyond the rate for unknown ids',
    async ({ send }) => {
      const ids = Array.from({ length: 150 }, (_, n) => `${WEBHOOK_ID.slice(0, -3)}${100 + n}`);
      await Promise.all(ids.map((webhookId) => send(createPost(good, { webhookId }))));
    },
  ],
];

test.each(
  lookedUp.flatMap(([name, prepare]) => [
    [name, prepare, {}] as const,
    [`${name}, where calls are held`, prepare, HOLDING] as const,
  ]),
)('a wrong signature for a %s costs one hash of the body', async (_, prepare, environment) => {
  const gateway = await startTestGateway(environment);
  await prepare(gateway);
  gateway.hashed.length = 0;
  const { status } = await gateway.send(createPost(good, { signature: sign(good, 'forged') }));
  expect(status).toBe(403);
  expect(gateway.hashed.map(String)).toEqual([good]);
});

test('a secret that replaced the cached one is tried, and the one that did not match is not tried again', async () => {
  const { aws, hashed, send } = await startTestGateway();
  await send(createPost(good));
  const previous = [{ signingSecret: SIGNING_SECRET, validUntil: NOW + 1_000 }];
  aws.secrets.set(
    `momento-gateway/${WEBHOOK_ID}`,
    createSecret({ signingSecret: 'new', previous }),
  );
  hashed.length = 0;
  expect((await send(createPost(good, { signature: sign(good, 'new') }))).status).toBe(200);
  expect(hashed).toHaveLength(2);
});
