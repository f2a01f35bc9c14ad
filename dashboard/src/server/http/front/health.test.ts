import { expect, onTestFinished, test } from 'vitest';
import { startFront } from '../../testing/start-front.ts';
import { createHealth } from './health.ts';

const CREDENTIALS = { token: 'a-token-of-this-process', signInCode: undefined };

interface Given {
  readonly checks?: Record<string, () => Promise<unknown>>;
  readonly isEnding?: boolean;
}

async function startWatched({ checks = {}, isEnding = false }: Given = {}) {
  const health = createHealth({ checks, isEnding: () => isEnding, maxMs: 50 });
  const front = await startFront(CREDENTIALS, { health });
  onTestFinished(() => front.close());
  return front;
}

test.each(['/healthz', '/readyz'])(
  '%s is answered without a session, under any name: a load balancer has neither',
  async (path) => {
    const front = await startWatched();
    expect((await front.call(path)).status).toBe(200);
    expect((await front.call(path, { method: 'HEAD' })).status).toBe(200);
    const answer = await front.sendRaw(
      `GET ${path} HTTP/1.1`,
      'Host: 10.0.0.7:3000',
      'Connection: close',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(front.passed).toEqual([]);
  },
);

test.each(['/healthz/', '/healthz2', '/api/healthz', '/readyz/..'])(
  'nothing else is open: %s',
  async (path) => {
    const front = await startWatched();
    expect((await front.call(path)).status).toBe(401);
    expect((await front.call('/healthz', { method: 'POST' })).status).toBe(401);
  },
);

test.each([
  [
    'all is well',
    { aws: () => Promise.resolve(), provider: () => Promise.resolve() },
    200,
    { aws: 'ok', provider: 'ok' },
  ],
  [
    'one check fails',
    {
      aws: () => Promise.resolve(),
      provider: () => Promise.reject(new Error('the secret reason')),
    },
    503,
    { status: 'not-ready', aws: 'ok', provider: 'failing' },
  ],
  ['one check does not end', { aws: () => new Promise<void>(() => {}) }, 503, { aws: 'failing' }],
] satisfies [string, Given['checks'], number, object][])(
  'whether it is ready, when %s',
  async (_, checks, status, words) => {
    const front = await startWatched({ checks });
    const answer = await front.call('/readyz');
    const text = await answer.text();
    expect(answer.status).toBe(status);
    expect(JSON.parse(text)).toMatchObject(words);
    expect(text).not.toContain('the secret reason');
    expect((await front.call('/healthz')).status).toBe(200);
  },
);

test('a process that ends lives, and is not ready', async () => {
  const front = await startWatched({ isEnding: true });
  expect((await front.call('/healthz')).status).toBe(200);
  expect((await front.call('/readyz')).status).toBe(503);
});
