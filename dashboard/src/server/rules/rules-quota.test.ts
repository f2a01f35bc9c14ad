import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { serveHttp } from '../testing/serve-http.ts';
import { type Api, startApi } from '../testing/start-api.ts';
import { createReadRulesQuota } from './read-rules-quota.ts';

const AN_HOUR_MS = 3_600_001;

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

interface Served {
  readonly region?: string;
  /** What Service Quotas answers; undefined when it denies the call. */
  value?: number | undefined;
}

/** The API with a Service Quotas of its own, in another Region. */
async function serveQuota(served: Served) {
  let calls = 0;
  let time = 1;
  const service = await serveHttp(() => {
    calls += 1;
    return served.value === undefined
      ? { status: 400, body: '{"__type":"AccessDeniedException","message":"no"}' }
      : { status: 200, body: JSON.stringify({ Quota: { Value: served.value } }) };
  });
  onTestFinished(service.close);
  const client = new ServiceQuotasClient({
    endpoint: service.origin,
    region: served.region ?? 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const timing = { elapsed: () => time, maxWaitMs: 20_000 };
  api.replaceContext({ readRulesQuota: createReadRulesQuota(client, timing) });
  return {
    read: async () => (await api.call('GET', '/api/rules')).body.quotas.rules,
    pass: (ms: number) => {
      time += ms;
    },
    countCalls: () => calls,
  };
}

test.each<[region: string, value: number | undefined, expected: object]>([
  ['us-east-1', 1000, { count: 0, limit: 1000, isDefault: false }],
  ['af-south-1', 100, { count: 0, limit: 100, isDefault: false }],
  ['us-east-1', undefined, { count: 0, limit: 300, isDefault: true }],
  ['af-south-1', undefined, { count: 0, limit: 100, isDefault: true }],
])('in %s with the quota %s the list of rules says %j', async (region, value, expected) => {
  const { read } = await serveQuota({ region, value });
  expect(await read()).toEqual(expected);
});

test('the quota is asked for once an hour, and again soon when it was denied', async () => {
  const served: Served = { value: 500 };
  const { read, pass, countCalls } = await serveQuota(served);
  await read();
  await read();
  expect(countCalls()).toBe(1);
  served.value = undefined;
  pass(AN_HOUR_MS);
  expect(await read()).toMatchObject({ limit: 300, isDefault: true });
  served.value = 600;
  expect(await read()).toMatchObject({ isDefault: true });
  pass(AN_HOUR_MS / 10);
  expect(await read()).toMatchObject({ limit: 600, isDefault: false });
});

test('a Service Quotas that does not answer holds up no list of rules', async () => {
  const client = {
    send: () => new Promise(() => {}),
    config: { region: async () => 'us-east-1' },
  } as unknown as ServiceQuotasClient;
  const timing = { elapsed: () => 0, maxWaitMs: 0 };
  api.replaceContext({ readRulesQuota: createReadRulesQuota(client, timing) });
  const { status, body } = await api.call('GET', '/api/rules');
  expect(status).toBe(200);
  expect(body.quotas.rules).toEqual({ count: 0, limit: 300, isDefault: true });
});
