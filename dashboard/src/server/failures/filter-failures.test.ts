import type { FailureFilter } from '@momento-gateway/api/failures/failure-filter';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFailures, park, parkDeadLetter } from '../testing/failure-calls.ts';
import { makePublishFailure } from '../testing/publish-failure.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { registerWebhook } from '../testing/webhook-calls.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const TARGET = 'arn:aws:sqs:us-east-1:000000000000:orders';

async function listReasons(filter: FailureFilter): Promise<string[]> {
  const { failures } = await listFailures(
    api,
    `?filter=${encodeURIComponent(JSON.stringify(filter))}`,
  );
  return failures.map(({ reason }) => reason).toSorted();
}

test.each<[string, FailureFilter['operation'], FailureFilter['tokens'], string[]]>([
  ['a kind', 'and', [{ property: 'kind', operator: '=', value: 'delivery' }], ['SDK_CLIENT_ERROR']],
  [
    'not a kind',
    'and',
    [{ property: 'kind', operator: '!=', value: 'delivery' }],
    ['access-denied', 'throttled'],
  ],
  [
    'a part of a reason',
    'and',
    [{ property: 'reason', operator: ':', value: 'DENIED' }],
    ['access-denied'],
  ],
  [
    'without a part',
    'and',
    [{ property: 'detailType', operator: '!:', value: 'refunds' }],
    ['SDK_CLIENT_ERROR', 'throttled'],
  ],
  ['a tenant', 'and', [{ property: 'tenant', operator: '=', value: 'billing' }], ['access-denied']],
  ['text of the event', 'and', [{ operator: ':', value: 'needle' }], ['throttled']],
  [
    'two things at once',
    'and',
    [
      { property: 'kind', operator: '=', value: 'publish' },
      { property: 'tenant', operator: '!=', value: 'billing' },
    ],
    ['throttled'],
  ],
  [
    'one of two things',
    'or',
    [
      { property: 'tenant', operator: '=', value: 'billing' },
      { property: 'kind', operator: '=', value: 'delivery' },
    ],
    ['SDK_CLIENT_ERROR', 'access-denied'],
  ],
])('failures are filtered by %s', async (_, operation, tokens, expected) => {
  await park(api, makePublishFailure({}, '{"cache":"shop","topic":"orders","text":"a needle"}'));
  const denied = { reason: 'access-denied', tenant: 'billing', topic: 'refunds' } as const;
  await park(api, makePublishFailure(denied));
  await parkDeadLetter(api, TARGET);
  expect(await listReasons({ operation, tokens })).toEqual(expected);
});

test('of a large event only the beginning is searched, however many words a filter has', async () => {
  const text = `first ${'x'.repeat(900_000)} last`;
  await park(api, makePublishFailure({}, JSON.stringify({ cache: 'shop', topic: 'orders', text })));
  const found = (operator: ':' | '!:', value: string) => {
    const tokens = Array.from({ length: 20 }, () => ({ operator, value }));
    return listReasons({ operation: 'and', tokens });
  };
  expect(await found(':', 'first')).toHaveLength(1);
  expect(await found(':', 'last')).toEqual([]);
  expect(await found('!:', 'last')).toHaveLength(1);
});

test.each(['{', '[]', '{"operation":"and","tokens":[{"operator":"~","value":""}]}'])(
  'the filter %s is refused',
  async (filter) => {
    const { status, body } = await api.call(
      'GET',
      `/api/failures?filter=${encodeURIComponent(filter)}`,
    );
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ location: 'filter' }]);
  },
);

test('a dead letter is named after the webhook registered for its topic, and found by it', async () => {
  const { webhookId } = await registerWebhook(api, { name: 'Shop orders' });
  await parkDeadLetter(api, TARGET);
  const tokens = [{ property: 'webhookId', operator: '=', value: webhookId }] as const;
  const filter = encodeURIComponent(JSON.stringify({ operation: 'and', tokens }));
  const { failures, options } = await listFailures(api, `?filter=${filter}`);
  expect(failures).toMatchObject([{ webhookId, webhookName: 'Shop orders', tenant: 'default' }]);
  expect(options).toContainEqual({ property: 'webhookId', value: webhookId, label: 'Shop orders' });
});

test('a dead letter is named after no webhook when two are registered for its topic', async () => {
  await registerWebhook(api);
  await registerWebhook(api);
  await parkDeadLetter(api, TARGET);
  const [failure] = (await listFailures(api)).failures;
  expect(failure?.webhookId).toBeUndefined();
});

test('there is something to filter by whatever the filter is now', async () => {
  await park(api, makePublishFailure());
  await parkDeadLetter(api, TARGET);
  const filter = encodeURIComponent(
    '{"operation":"and","tokens":[{"operator":":","value":"nothing"}]}',
  );
  const { failures, options } = await listFailures(api, `?filter=${filter}`);
  expect(failures).toEqual([]);
  expect(options.filter(({ property }) => property === 'kind')).toEqual([
    { property: 'kind', value: 'delivery' },
    { property: 'kind', value: 'publish' },
  ]);
});

test('failures are listed although the webhooks cannot be', async () => {
  await park(api, makePublishFailure());
  await api.setFault({ operation: 'ListSecrets', fault: 'error' });
  expect((await listFailures(api)).total).toBe(1);
});

test('what matches a filter is deleted, on all pages of it, and nothing else', async () => {
  for (let count = 0; count < 60; count += 1) await park(api, makePublishFailure());
  const kept = await park(api, makePublishFailure({ tenant: 'billing' }));
  await parkDeadLetter(api, TARGET);
  const { status, body } = await api.call('POST', '/api/failures/delete', {
    filter: {
      operation: 'and',
      tokens: [
        { property: 'tenant', operator: '!=', value: 'billing' },
        { property: 'kind', operator: '=', value: 'publish' },
      ],
    },
  });
  expect(status).toBe(200);
  expect(body.results).toHaveLength(60);
  const { failures } = await listFailures(api);
  expect(failures.map(({ reason }) => reason).toSorted()).toEqual([
    'SDK_CLIENT_ERROR',
    'throttled',
  ]);
  expect(failures.map(({ id }) => id)).toContain(kept);
});

test('a filter that matches nothing any more deletes nothing', async () => {
  await park(api, makePublishFailure());
  const filter = { operation: 'and', tokens: [{ operator: ':', value: 'nothing' }] };
  const { body } = await api.call('POST', '/api/failures/delete', { filter });
  expect(body).toEqual({ results: [], heldElsewhere: 0 });
  expect((await listFailures(api)).total).toBe(1);
});
