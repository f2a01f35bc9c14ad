import { once } from 'node:events';
import { expect, test, vi } from 'vitest';
import { sendRequest } from './testing/send-request.ts';
import { serveHandler } from './testing/serve-handler.ts';
import { startMain } from './testing/start-main.ts';
import { writeHandler } from './testing/write-handler.ts';

/** The tests start processes or threads, and the machine may be busy. */
vi.setConfig({ testTimeout: 30_000 });

test('serves the configured handler, with the rest of the environment, until SIGTERM', async () => {
  const handlerPath = await writeHandler(`export const handler = async () => {
    console.log('called');
    return [process.env.QUEUE, process.env.FUNCTION_HANDLER ?? 'unset'];
  };`);
  const { child, findOutput } = startMain({
    FUNCTION_HANDLER: handlerPath,
    FUNCTION_URL_PORT: '0',
    QUEUE: 'q',
  });
  const url = await findOutput(/http:\S+/);
  expect((await sendRequest(url, '/')).body).toBe('["q","unset"]');
  await findOutput(/called/);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test.each([
  ['no handler', {}, /FUNCTION_HANDLER must be the path/],
  [
    'an invalid port',
    { FUNCTION_HANDLER: 'x', FUNCTION_URL_PORT: 'http' },
    /FUNCTION_URL_PORT must be/,
  ],
  [
    'a handler that is missing',
    { FUNCTION_HANDLER: '/none.mjs', FUNCTION_URL_PORT: '0' },
    /none\.mjs/,
  ],
])('ends with a clear error with %s', async (_name, environment, message) => {
  const { child, findOutput } = startMain(environment);
  const exit = once(child, 'exit');
  await findOutput(message);
  expect(await exit).toEqual([1, null]);
});

test('ends with the name of the variable if the port is in use', async () => {
  const source = 'export const handler = async () => 1;';
  const { port } = new URL((await serveHandler(source)).url);
  const { child, findOutput } = startMain({
    FUNCTION_HANDLER: await writeHandler(source),
    FUNCTION_URL_PORT: port,
  });
  const exit = once(child, 'exit');
  await findOutput(new RegExp(`Port ${port} is in use: set FUNCTION_URL_PORT`));
  expect(await exit).toEqual([1, null]);
});
