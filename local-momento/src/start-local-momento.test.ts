import { status } from '@grpc/grpc-js';
import { expect, test } from 'vitest';
import { makeApiKey, makeGlobalApiKey } from './api-key.ts';
import { CallRefused } from './call-refused.ts';
import { startLocalMomento } from './start-local-momento.ts';
import { startWithClient, WEAK_KEY } from './testing/start-with-client.ts';

const SIGNING_SECRET = /^[\w-]{32}$/;

type Client = Awaited<ReturnType<typeof startWithClient>>;

test('a webhook is created with a signing secret, listed, and deleted', async () => {
  const { put, list, readSecret, remove } = await startWithClient();
  const secret = await put('hook', { topic: 'orders', url: 'https://example.com/a' });
  expect(secret).toMatch(SIGNING_SECRET);
  expect(await readSecret('hook')).toBe(secret);
  expect(await list()).toEqual([{ name: 'hook', topic: 'orders', url: 'https://example.com/a' }]);
  await remove('hook');
  expect(await list()).toEqual([]);
  await remove('hook');
});

test('a changed webhook keeps its signing secret', async () => {
  const { put, list } = await startWithClient();
  const secret = await put('hook');
  expect(await put('hook', { topic: 'refunds', url: 'https://example.com/b' })).toBe(secret);
  expect(await list()).toEqual([{ name: 'hook', topic: 'refunds', url: 'https://example.com/b' }]);
});

test('a rotated signing secret replaces the old one, for that webhook only', async () => {
  const { put, rotate, readSecret } = await startWithClient();
  const old = await put('hook');
  const other = await put('other');
  const rotated = await rotate('hook');
  expect(rotated).toMatch(SIGNING_SECRET);
  expect(rotated).not.toBe(old);
  expect(await readSecret('hook')).toBe(rotated);
  expect(await readSecret('other')).toBe(other);
});

test('caches have separate webhooks', async () => {
  const { put, list } = await startWithClient({ caches: ['shop', 'bank'] });
  await put('hook', { cache: 'bank' });
  expect(await list('shop')).toEqual([]);
  expect(await list('bank')).toHaveLength(1);
});

test('a cache has a limited number of webhooks; those there can still change', async () => {
  const { put } = await startWithClient({ webhooksPerCache: 2 });
  await put('one');
  await put('two');
  await expect(put('three')).rejects.toMatchObject({ code: status.RESOURCE_EXHAUSTED });
  await put('two', { topic: 'refunds' });
});

test.each<[string, (client: Client) => Promise<unknown>, keyof typeof status]>([
  ['an unknown cache', ({ list }) => list('none'), 'NOT_FOUND'],
  ['no cache', ({ list }) => list(''), 'INVALID_ARGUMENT'],
  ['an unknown webhook', ({ readSecret }) => readSecret('none'), 'NOT_FOUND'],
  ['rotating an unknown webhook', ({ rotate }) => rotate('none'), 'NOT_FOUND'],
  ['a webhook without a name', ({ put }) => put(''), 'INVALID_ARGUMENT'],
  ['a webhook without a topic', ({ put }) => put('hook', { topic: '' }), 'INVALID_ARGUMENT'],
  ['an invalid URL', ({ put }) => put('hook', { url: 'example' }), 'INVALID_ARGUMENT'],
])('%s is refused', async (_, act, name) => {
  const client = await startWithClient();
  await expect(act(client)).rejects.toMatchObject({ code: status[name] });
  expect(await client.list()).toEqual([]);
});

test('an unknown key is unauthenticated, and a weak key is not permitted', async () => {
  const { momento, actWith } = await startWithClient();
  await expect(actWith('unknown').list()).rejects.toMatchObject({ code: status.UNAUTHENTICATED });
  await expect(actWith(WEAK_KEY.token).put('hook')).rejects.toMatchObject({
    code: status.PERMISSION_DENIED,
  });
  expect(momento.store.list('shop')).toEqual([]);
  expect(momento.calls).toEqual([]);
});

test('a key holds its token and endpoint, or is itself the token', async () => {
  const key = makeApiKey('secret', 'cell-1.momento.invalid');
  expect(JSON.parse(Buffer.from(key.text, 'base64').toString())).toEqual({
    endpoint: 'cell-1.momento.invalid',
    api_key: 'secret',
  });
  const globalKey = makeGlobalApiKey('id');
  expect(globalKey.token).toBe(globalKey.text);
  const { actWith } = await startWithClient({ apiKeys: [key, globalKey] });
  expect(await actWith(key.token).list()).toEqual([]);
  expect(await actWith(globalKey.token).list()).toEqual([]);
});

test('an injected fault before the work prevents it; after the work it hides the answer', async () => {
  const { momento, put, list } = await startWithClient();
  momento.intercept = (operation, when) => {
    if (operation === 'PutWebhook' && when === 'before') throw new CallRefused('UNAVAILABLE', 'no');
  };
  await expect(put('before')).rejects.toMatchObject({ code: status.UNAVAILABLE, details: 'no' });
  expect(await list()).toEqual([]);

  momento.intercept = (operation, when) => {
    if (operation === 'PutWebhook' && when === 'after') throw new Error('lost');
  };
  await expect(put('after')).rejects.toMatchObject({ code: status.INTERNAL });
  expect((await list()).map(({ name }) => name)).toEqual(['after']);
  expect(momento.calls).toEqual(['PutWebhook', 'ListWebhooks', 'PutWebhook', 'ListWebhooks']);
});

test('connections are counted, and closing ends them and frees the port', async () => {
  const { momento, list } = await startWithClient();
  expect(await momento.countConnections()).toBe(0);
  await list();
  expect(await momento.countConnections()).toBe(1);
  await momento.close();
  await expect(list()).rejects.toMatchObject({ code: status.UNAVAILABLE });

  const port = Number(new URL(momento.origin).port);
  const next = await startLocalMomento({ port, caches: [], apiKeys: [] });
  expect(next.origin).toBe(momento.origin);
  await next.close();
});
