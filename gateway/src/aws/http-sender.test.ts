import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startFakeAws } from '../testing/fake-aws.ts';
import { createHttpSender } from './http-sender.ts';

const body = '{}';
const headers = { 'x-amz-target': 'AWSEvents.PutEvents', 'content-length': '2' };
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(listener: RequestListener): Promise<{ server: Server; url: URL }> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) };
}

test('consecutive calls share a connection', async () => {
  const aws = await startFakeAws();
  aws.always('PutEvents', { status: 200, json: {} });
  const { send } = createHttpSender(new URL(aws.origin), Date.now);
  for (let call = 0; call < 3; call += 1) await send(headers, body, 1_000);
  expect(new Set(aws.requests.map(({ port }) => port)).size).toBe(1);
  await aws.close();
});

test('a call uses the connection that was opened before it', async () => {
  const aws = await startFakeAws();
  aws.always('PutEvents', { status: 200, json: {} });
  const { open, send } = createHttpSender(new URL(`${aws.origin}/a/path`), Date.now);
  await open(10_000);
  await send(headers, body, 1_000);
  const [ping, call] = aws.requests;
  expect(ping).toMatchObject({ method: 'GET', url: '/ping', port: call?.port });
  expect(ping?.headers['authorization']).toBeUndefined();
  await aws.close();
});

test.each(['hang', 'drop', { status: 403 }, { status: 500 }] as const)(
  'a connection that cannot be opened is opened by the call: %j',
  async (behaviour) => {
    const aws = await startFakeAws();
    aws.always('ping', behaviour);
    aws.always('PutEvents', { status: 200, json: {} });
    const { open, send } = createHttpSender(new URL(aws.origin), Date.now);
    await open(20);
    expect(await send(headers, body, 1_000)).toMatchObject({ kind: 'answered', status: 200 });
    await aws.close();
  },
);

test('opening a connection to nowhere ends, and says nothing', async () => {
  const { open } = createHttpSender(new URL('http://nowhere.invalid'), Date.now);
  expect(await open(10_000)).toBeUndefined();
});

test('a connection that was idle for more than a minute is not used again', async () => {
  const aws = await startFakeAws();
  aws.always('PutEvents', { status: 200, json: {} });
  let now = Date.parse('2026-11-22T12:00:00Z');
  const { send } = createHttpSender(new URL(aws.origin), () => now);
  const portAfter = async (ms: number) => {
    now += ms;
    await send(headers, body, 1_000);
    return aws.requests.at(-1)?.port;
  };
  const first = await portAfter(0);
  expect(await portAfter(60_000)).toBe(first);
  expect(await portAfter(60_000)).toBe(first);
  const second = await portAfter(60_001);
  expect(second).not.toBe(first);
  expect(await portAfter(-3_600_000)).toBe(second);
  await aws.close();
});

test('a stale keep-alive connection is replaced within the same call', async () => {
  let calls = 0;
  const { url } = await listen((request, response) => {
    calls += 1;
    request.resume();
    // The second call finds its connection reset, as after Lambda was frozen for long.
    if (calls === 2) request.socket.resetAndDestroy();
    else response.end(`answer ${calls}`);
  });
  const { send } = createHttpSender(url, Date.now);
  expect(await send(headers, body, 1_000)).toMatchObject({ body: 'answer 1' });
  expect(await send(headers, body, 1_000)).toMatchObject({ kind: 'answered', body: 'answer 3' });
});

test('all stale keep-alive connections are closed together', async () => {
  const seen = new Set<unknown>();
  let isAsleep = false;
  let resets = 0;
  const { url } = await listen((request, response) => {
    request.resume();
    if (isAsleep && seen.has(request.socket)) {
      resets += 1;
      request.socket.resetAndDestroy();
    } else setTimeout(() => response.end('answer'), 10);
    seen.add(request.socket);
  });
  const { send } = createHttpSender(url, Date.now);
  await Promise.all([send(headers, body, 1_000), send(headers, body, 1_000)]);
  isAsleep = true;
  expect(await send(headers, body, 1_000)).toMatchObject({ body: 'answer' });
  expect({ connections: seen.size, resets }).toEqual({ connections: 3, resets: 1 });
});

test('a replacement that breaks too is unreachable, not retried forever', async () => {
  let calls = 0;
  const { url } = await listen((request, response) => {
    calls += 1;
    request.resume();
    if (calls === 1) response.end();
    else request.socket.resetAndDestroy();
  });
  const { send } = createHttpSender(url, Date.now);
  await send(headers, body, 1_000);
  expect(await send(headers, body, 1_000)).toMatchObject({ kind: 'unreachable' });
  expect(calls).toBe(3);
});

test('an answer of 1 MiB is read, one byte more is refused, and the call is not sent again', async () => {
  let calls = 0;
  const { url } = await listen((request, response) => {
    calls += 1;
    request.resume();
    response.end(Buffer.alloc(calls === 1 ? 1_048_576 : 1_048_577, 'x'));
  });
  const { send } = createHttpSender(url, Date.now);
  const answer = await send(headers, body, 10_000);
  expect(answer).toMatchObject({ kind: 'answered', body: 'x'.repeat(1_048_576) });
  expect(await send(headers, body, 10_000)).toEqual({
    kind: 'unreachable',
    message: 'The answer is too large',
  });
  expect(calls).toBe(2);
});

test('a call that fails in another way on a reused connection is not sent again', async () => {
  const answers = ['HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n', 'no HTTP at all\r\n\r\n'];
  let calls = 0;
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      if (!String(bytes).startsWith('POST')) return;
      socket.write(answers[calls] ?? '');
      calls += 1;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { send } = createHttpSender(new URL(`http://127.0.0.1:${port}`), Date.now);
  expect(await send(headers, body, 10_000)).toMatchObject({ kind: 'answered' });
  expect(await send(headers, body, 10_000)).toMatchObject({ kind: 'unreachable' });
  server.close();
  expect(calls).toBe(2);
});

test('an answered call leaves no timer behind', async () => {
  const aws = await startFakeAws();
  aws.always('PutEvents', { status: 200, json: {} });
  const countTimers = () =>
    process.getActiveResourcesInfo().filter((it) => it === 'Timeout').length;
  const { send } = createHttpSender(new URL(aws.origin), Date.now);
  await send(headers, body, 60_000);
  const before = countTimers();
  for (let call = 0; call < 5; call += 1) await send(headers, body, 60_000);
  expect(countTimers()).toBeLessThan(before + 5);
  await aws.close();
});

test('an https endpoint is called over TLS', async () => {
  const received = Promise.withResolvers<Buffer>();
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (bytes) => {
      received.resolve(bytes);
      socket.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await createHttpSender(new URL(`https://127.0.0.1:${port}`), Date.now).send(
    headers,
    body,
    10_000,
  );
  server.close();
  expect(answer).toMatchObject({ kind: 'unreachable' });
  // The first byte of a TLS handshake.
  expect((await received.promise)[0]).toBe(0x16);
});

test('a new connection that breaks is not replaced: retries are decided elsewhere', async () => {
  let calls = 0;
  const { url } = await listen((request) => {
    calls += 1;
    request.socket.resetAndDestroy();
  });
  const answer = await createHttpSender(url, Date.now).send(headers, body, 1_000);
  expect(answer).toMatchObject({ kind: 'unreachable', message: expect.stringMatching(/\S/) });
  expect(calls).toBe(1);
});

test.each<[string, RequestListener, string]>([
  ['never answers', () => {}, 'timed-out'],
  ['stops in the middle of its answer', (_, response) => void response.write('{'), 'timed-out'],
  [
    'disconnects in the middle of its answer',
    (request, response) => void response.write('{', () => request.socket.destroy()),
    'unreachable',
  ],
  [
    'never stops answering',
    (_, response) => void response.write(Buffer.alloc(1_048_577)),
    'unreachable',
  ],
])('a server that %s is %s', async (_, listener, kind) => {
  const { url } = await listen(listener);
  // Only a server that should time out may do so, even on a busy machine.
  const timeoutMs = kind === 'timed-out' ? 100 : 10_000;
  expect(await createHttpSender(url, Date.now).send(headers, body, timeoutMs)).toMatchObject({
    kind,
  });
});

test('an aborted call closes its connection, an answered one keeps it', async () => {
  const aws = await startFakeAws();
  aws.always('PutEvents', { status: 200, json: {} });
  const { send } = createHttpSender(new URL(aws.origin), Date.now);
  const ending = new AbortController();
  await send(headers, body, 1_000, ending.signal);
  ending.abort();
  await send(headers, body, 1_000);
  expect(new Set(aws.requests.map(({ port }) => port)).size).toBe(1);
  aws.always('PutEvents', 'hang');
  const givenUp = new AbortController();
  const sent = send(headers, body, 10_000, givenUp.signal);
  await expect.poll(() => aws.requests.length).toBe(3);
  givenUp.abort();
  expect(await sent).toMatchObject({ kind: 'timed-out' });
  await expect.poll(() => aws.hungUp).toBe(1);
  await aws.close();
});

test('a call that times out closes its connection', async () => {
  const { server, url } = await listen(() => {});
  const closed = new Promise((resolve) => server.on('connection', (it) => it.on('close', resolve)));
  await createHttpSender(url, Date.now).send(headers, body, 50);
  await closed;
});

test('a call that times out on a reused connection is not sent again', async () => {
  const aws = await startFakeAws();
  aws.next('PutEvents', { status: 200, json: {} }, 'hang');
  const { send } = createHttpSender(new URL(aws.origin), Date.now);
  await send(headers, body, 1_000);
  expect(await send(headers, body, 50)).toMatchObject({ kind: 'timed-out' });
  // Three more calls in a row come after anything that the second one may have caused.
  for (let call = 0; call < 3; call += 1) await send(headers, body, 1_000);
  expect(aws.requests).toHaveLength(5);
  await aws.close();
});

test('a host that has no address is unreachable', async () => {
  const answer = await createHttpSender(new URL('http://nowhere.invalid'), Date.now).send(
    headers,
    body,
    5_000,
  );
  expect(answer).toMatchObject({
    kind: 'unreachable',
    message: expect.stringContaining('nowhere'),
  });
});
