import { expect, test } from 'vitest';
import { createFetchChanges } from './fetch-changes.ts';

/** A server with one answer at every address, that counts what it sent whole. */
function startServer() {
  const state = { text: '{"a":1}', etag: 'W/"1"', isFailing: false };
  const asked: (string | null)[] = [];
  const fetch = createFetchChanges(async (_address, options = {}) => {
    const known = new Headers(options.headers).get('if-none-match');
    asked.push(known);
    if (state.isFailing) return new Response('{}', { status: 502 });
    return known === state.etag
      ? new Response(null, { status: 304 })
      : new Response(state.text, { headers: { etag: state.etag } });
  });
  return { state, asked, fetch };
}

test('an answer that has not changed is read from memory', async () => {
  const { asked, fetch } = startServer();
  expect(await (await fetch('/api/rules')).json()).toEqual({ a: 1 });
  const again = await fetch('/api/rules');
  expect(again.status).toBe(200);
  expect(await again.json()).toEqual({ a: 1 });
  expect(asked).toEqual([null, 'W/"1"']);
});

test('a changed answer replaces the one in memory', async () => {
  const { state, fetch } = startServer();
  await fetch('/api/rules');
  Object.assign(state, { text: '{"a":2}', etag: 'W/"2"' });
  expect(await (await fetch('/api/rules')).json()).toEqual({ a: 2 });
  expect(await (await fetch('/api/rules')).json()).toEqual({ a: 2 });
});

test('an error is passed on, and what was known before it is asked for whole', async () => {
  const { state, asked, fetch } = startServer();
  await fetch('/api/rules');
  state.isFailing = true;
  expect((await fetch('/api/rules')).status).toBe(502);
  state.isFailing = false;
  expect(await (await fetch('/api/rules')).json()).toEqual({ a: 1 });
  expect(asked).toEqual([null, 'W/"1"', null]);
});

test('other addresses, and changes, have nothing in common with it', async () => {
  const { asked, fetch } = startServer();
  await fetch('/api/rules');
  await fetch('/api/webhooks');
  await fetch('/api/rules', { method: 'POST' });
  expect(asked).toEqual([null, null, null]);
});

test('it remembers a bounded number of answers', async () => {
  const { asked, fetch } = startServer();
  for (let number = 0; number <= 40; number += 1) await fetch(`/api/failures/${number}`);
  await fetch('/api/failures/0');
  expect(asked.at(-1)).toBeNull();
  await fetch('/api/failures/40');
  expect(asked.at(-1)).toBe('W/"1"');
});
