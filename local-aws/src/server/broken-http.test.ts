import { equal, ok } from 'node:assert/strict';
import { expect, onTestFinished, test } from 'vitest';
import { startFunctionUrlHost } from '../function-url/start-function-url-host.ts';
import { writeHandler } from '../function-url/testing/write-handler.ts';
import { startLocalAws } from '../start-local-aws.ts';
import { callOverHttp, makeAwsHeaders } from '../testing/call-over-http.ts';
import { brokenHttp, sendBytes } from '../testing/fuzz/broken-http.ts';
import { fuzz } from '../testing/fuzz/fuzz.ts';

/** Ends a run that hangs, nothing else. */
const TIMEOUT_MS = 3_600_000;
const MAX_MEMORY_GROWTH_BYTES = 20_000_000;

/** 501 is for HTTP features that are not implemented, such as an unknown transfer encoding. */
function checkStatuses(statuses: readonly number[]): void {
  for (const status of statuses) ok(status < 500 || status === 501, `The status is ${status}`);
}

test('local AWS: whatever arrives on a connection is answered or cut, and other callers are served', {
  timeout: TIMEOUT_MS,
}, async () => {
  const unexpected: unknown[] = [];
  const { port, origin, close } = await startLocalAws({
    port: 0,
    dataPath: ':memory:',
    onUnexpectedError: (error) => unexpected.push(error),
  });
  onTestFinished(close);
  const grownBytes = await fuzz({
    name: 'local-aws, broken HTTP',
    cases: 5_000,
    arbitrary: brokenHttp,
    check: async (bytes) => {
      checkStatuses(await sendBytes(port, bytes));
      equal(unexpected.length, 0, String(unexpected.pop()));
    },
  });
  expect(grownBytes).toBeLessThan(MAX_MEMORY_GROWTH_BYTES);
  const headers = makeAwsHeaders('AmazonSQS.ListQueues');
  expect((await callOverHttp(`${origin}/`, { headers, body: '{}' })).status).toBe(200);
});

test('the Function URL host: whatever arrives on a connection is answered or cut, and other callers are served', {
  timeout: TIMEOUT_MS,
}, async () => {
  const source =
    'export const handler = async (event) => ({ statusCode: 200, body: event.rawPath });';
  const handlerPath = await writeHandler(source);
  const lines: string[] = [];
  const host = await startFunctionUrlHost({
    port: 0,
    handlerPath,
    environment: {},
    output: { write: () => {} },
    onLogLine: (line) => lines.push(line),
  });
  onTestFinished(host.close);
  const port = Number(new URL(host.url).port);
  const grownBytes = await fuzz({
    name: 'Function URL host, broken HTTP',
    cases: 5_000,
    arbitrary: brokenHttp,
    check: async (bytes) => {
      checkStatuses(await sendBytes(port, bytes));
      equal(lines.filter((line) => line.includes('ERROR')).join(), '');
      lines.length = 0;
    },
  });
  expect(grownBytes).toBeLessThan(MAX_MEMORY_GROWTH_BYTES);
  expect((await callOverHttp(`${host.url}x`, { body: '{}' })).body).toBe('/x');
});
