import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { startFunctionUrlHost } from './start-function-url-host.ts';
import { sendRequest } from './testing/send-request.ts';
import { serveHandler } from './testing/serve-handler.ts';
import { writeHandler } from './testing/write-handler.ts';

/** The tests start processes or threads, and the machine may be busy. */
vi.setConfig({ testTimeout: 30_000 });

const output = { write: () => {} };
const badGateway = { status: 502, body: 'Internal Server Error' };

/** `/hang` never answers, `/crash` and `/exit` end the thread, `/block` keeps it busy. */
const unruly = `let calls = 0;
export const handler = async ({ rawPath }) => {
  calls++;
  if (rawPath === '/hang') { console.log('hanging'); await new Promise(() => {}); }
  if (rawPath === '/crash') setImmediate(() => { throw new Error('crashed'); });
  if (rawPath === '/exit') { console.log('last words'); process.exit(3); }
  if (rawPath === '/block') for (;;);
  if (rawPath !== '/') await new Promise(() => {});
  return calls;
};`;

describe('a function that fails', () => {
  test.each(['/crash', '/exit'])(
    'by %s fails its open calls, and a new one serves the next call',
    async (path) => {
      const { url, findLogLine } = await serveHandler(unruly);
      await sendRequest(url, '/');
      const hanging = sendRequest(url, '/hang');
      await findLogLine('hanging');
      expect(await sendRequest(url, path)).toMatchObject(badGateway);
      expect(await hanging).toMatchObject(badGateway);
      expect(await sendRequest(url, '/')).toMatchObject({ status: 200, body: '1' });
      await findLogLine(path === '/crash' ? 'Error: crashed' : 'last words');
    },
  );

  test.each(['/hang', '/block'])('by %s is timed out and replaced', async (path) => {
    const { url, findLogLine } = await serveHandler(unruly, { timeoutMs: 1500 });
    await sendRequest(url, '/');
    const timedOut = await sendRequest(url, path);
    expect(timedOut).toMatchObject(badGateway);
    expect(await findLogLine('Task timed out after 1.5 seconds')).toContain(
      timedOut.headers['x-amzn-requestid'],
    );
    expect(await sendRequest(url, '/')).toMatchObject({ status: 200, body: '1' });
  });

  test('by a timeout still answers its other calls', async () => {
    const source = `import { existsSync } from 'node:fs';
      const released = new URL('./released', import.meta.url);
      export const handler = async ({ rawPath }) => {
        console.log('got ' + rawPath);
        while (rawPath === '/first' || !existsSync(released)) {
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        return 'answered';
      };`;
    const { url, handlerPath, findLogLine } = await serveHandler(source, { timeoutMs: 1000 });
    const first = sendRequest(url, '/first');
    await findLogLine('got /first');
    await setTimeout(500);
    const second = sendRequest(url, '/second');
    expect(await first).toMatchObject(badGateway);
    await writeFile(join(dirname(handlerPath), 'released'), '');
    expect(await second).toMatchObject({ status: 200, body: 'answered' });
  });

  test('by not loading again is started again for every call', async () => {
    const source = `import { existsSync, writeFileSync } from 'node:fs';
      const marker = new URL('./started', import.meta.url);
      if (existsSync(marker)) throw new Error('cannot load again');
      writeFileSync(marker, '');
      export const handler = async () => process.exit(0);`;
    const { url, findLogLine } = await serveHandler(source);
    for (const path of ['/1', '/2', '/3']) {
      expect(await sendRequest(url, path)).toMatchObject(badGateway);
    }
    await findLogLine('cannot load again');
  });
});

test('calls run concurrently in one thread', async () => {
  const source = `const waiting = [];
    export const handler = () => new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 3) for (const release of waiting) release('together');
    });`;
  const { url } = await serveHandler(source);
  const answers = await Promise.all(['/1', '/2', '/3'].map((path) => sendRequest(url, path)));
  expect(answers.map(({ body }) => body)).toEqual(Array(3).fill('together'));
});

test('a function continues after its caller disconnects', async () => {
  const source = `export const handler = async () => {
    console.log('started');
    await new Promise((resolve) => setTimeout(resolve, 200));
    console.log('went on');
  };`;
  const { url, findLogLine } = await serveHandler(source);
  const abort = new AbortController();
  const hungUp = sendRequest(url, '/', { signal: abort.signal });
  await findLogLine('started');
  abort.abort();
  await expect(hungUp).rejects.toThrow();
  expect(await findLogLine('went on')).toBe('went on');
});

test('log lines from both streams are passed on whole', async () => {
  const source = `export const handler = async () => {
    process.stdout.write('one ');
    process.stderr.write('to stderr\\n');
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.stdout.write('line\\ntwo lines\\n');
  };`;
  const { url, findLogLine } = await serveHandler(source);
  await sendRequest(url, '/');
  expect(await findLogLine('one')).toBe('one line');
  expect(await findLogLine('two')).toBe('two lines');
  expect(await findLogLine('stderr')).toBe('to stderr');
});

test('a CommonJS module is served, however it exports its handler', async () => {
  const file = 'index.cjs';
  const plain = await serveHandler("exports.handler = async () => 'plain';", { file });
  const computed = await serveHandler(
    "module.exports = { ['hand' + 'ler']: async () => 'computed' };",
    {
      file,
    },
  );
  expect((await sendRequest(plain.url, '/')).body).toBe('plain');
  expect((await sendRequest(computed.url, '/')).body).toBe('computed');
});

describe('a host does not start', () => {
  test.each([
    ['with a handler that throws while it loads', "throw new Error('no config');", 'no config'],
    ['with a module without the handler', 'export const other = 1;', 'exports no function named'],
    ['with a module that ends the thread', 'process.exit(0);', 'ended with exit status 0'],
  ])('%s', async (_name, source, message) => {
    const handlerPath = await writeHandler(source);
    const started = startFunctionUrlHost({ port: 0, handlerPath, environment: {}, output });
    await expect(started).rejects.toThrow(message);
  });

  test('on a port that is in use', async () => {
    const handlerPath = await writeHandler('export const handler = async () => 1;');
    const { url } = await serveHandler('export const handler = async () => 1;');
    const port = Number(new URL(url).port);
    const started = startFunctionUrlHost({ port, handlerPath, environment: {}, output });
    await expect(started).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

test.each([
  [
    'a WebSocket',
    'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    400,
  ],
  ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n', 405],
])('%s is refused, and the connection closed', async (_, bytes, status) => {
  const { url } = await serveHandler('export const handler = () => ({ statusCode: 200 });');
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(bytes);
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) text += chunk;
  expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
});
