import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
let time: number;

beforeEach(async () => {
  time = Date.UTC(2026, 0, 1);
  api = await startApi({}, { now: () => time });
});
afterEach(() => api.close());

const read = (path: string, etag?: string | null) =>
  api.call('GET', path, undefined, etag ? { 'if-none-match': etag } : {});

test.each([['/api/webhooks'], ['/api/gateway'], ['/api/rules'], ['/api/failures']])(
  'who has the answer of %s gets it again only when it has changed',
  async (path) => {
    const first = await read(path);
    const etag = first.headers.get('etag');
    expect(etag).toMatch(/^W\/"[\w-]+"$/);
    time += 3_600_000;
    const same = await read(path, etag);
    expect(same.status).toBe(304);
    expect(same.body).toBeUndefined();
    expect(same.headers.get('etag')).toBe(etag);
    expect(same.headers.get('cache-control')).toBe('no-store');
  },
);

test('a change is answered whole, with another tag', async () => {
  const etag = (await read('/api/webhooks')).headers.get('etag');
  const webhook = { name: 'Orders', cache: 'shop', topic: 'orders', signingSecret: 'secret' };
  expect((await api.call('POST', '/api/webhooks', webhook)).status).toBe(201);
  const changed = await read('/api/webhooks', etag);
  expect(changed.status).toBe(200);
  expect(changed.body.webhooks).toHaveLength(1);
  expect(changed.headers.get('etag')).not.toBe(etag);
});

test('an answer to a change, and a problem, have no tag', async () => {
  const webhook = { name: 'Orders', cache: 'shop', topic: 'orders', signingSecret: 'secret' };
  const made = await api.call('POST', '/api/webhooks', webhook, { 'if-none-match': '*' });
  expect(made.status).toBe(201);
  expect(made.headers.get('etag')).toBeNull();
  const missing = await read('/api/rules/none', 'W/"x"');
  expect(missing.status).toBe(404);
  expect(missing.headers.get('etag')).toBeNull();
});
