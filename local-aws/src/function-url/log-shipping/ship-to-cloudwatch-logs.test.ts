import { once } from 'node:events';
import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { callOverHttp } from '../../testing/call-over-http.ts';
import { makeClientConfig, startTestAws } from '../../testing/start-test-aws.ts';
import { sendRequest } from '../testing/send-request.ts';
import { startMain } from '../testing/start-main.ts';
import { writeHandler } from '../testing/write-handler.ts';

/** The tests start processes or threads, and the machine may be busy. */
vi.setConfig({ testTimeout: 30_000 });

const logGroupName = '/aws/lambda/orders';

/** Logs the request's path and answers with the log stream of its context. */
const source = `export const handler = async ({ rawPath }, { logStreamName }) => {
  console.log('called ' + rawPath);
  return logStreamName;
};`;

async function startShippingHost(endpoint: string) {
  const main = startMain({
    FUNCTION_HANDLER: await writeHandler(source),
    FUNCTION_URL_PORT: '0',
    AWS_LAMBDA_FUNCTION_NAME: 'orders',
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  const url = await main.findOutput(/http:\S+/);
  const call = async (path: string) => {
    const { status, body } = await sendRequest(url, path);
    await main.findOutput(new RegExp(`called ${path}`));
    return { status, logStreamName: body };
  };
  const end = async () => {
    main.child.kill('SIGTERM');
    return once(main.child, 'exit');
  };
  return { ...main, call, end };
}

async function startLogReader() {
  // The host uses the system's clock, so the server that checks its timestamps must too.
  const { origin } = await startTestAws({ startAt: Date.now() });
  const logs = new CloudWatchLogsClient(makeClientConfig(origin));
  onTestFinished(() => logs.destroy());
  const readLines = async () => {
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
    return events.map(({ message, logStreamName }) => ({ message, logStreamName }));
  };
  /** Polls until there are this many lines. */
  const waitForLines = async (count: number) => {
    for (;;) {
      const lines = await readLines().catch(() => []);
      if (lines.length >= count) return lines;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { origin, logs, readLines, waitForLines };
}

test('what a function wrote is in its log group in order once the host has ended', async () => {
  const { origin, readLines } = await startLogReader();
  const { call, end } = await startShippingHost(origin);
  const { logStreamName } = await call('/1');
  await call('/2');
  await call('/3');
  expect(await end()).toEqual([0, null]);
  expect(logStreamName).toMatch(/^\d{4}\/\d{2}\/\d{2}\/\[\$LATEST\][0-9a-f]{32}$/);
  expect(await readLines()).toEqual(
    [1, 2, 3].map((n) => ({ message: `called /${n}`, logStreamName })),
  );
});

test("lines reach the log group while the function runs, despite failing calls and the group's removal", async () => {
  const { origin, logs, waitForLines } = await startLogReader();
  const fault = { operation: 'PutLogEvents', fault: 'error', times: 2 };
  await callOverHttp(`${origin}/_local/faults`, { body: JSON.stringify(fault) });
  const { call } = await startShippingHost(origin);
  await call('/1');
  expect(await waitForLines(1)).toMatchObject([{ message: 'called /1' }]);
  await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  await call('/2');
  expect(await waitForLines(1)).toMatchObject([{ message: 'called /2' }]);
});

test('an unavailable AWS fails no call and does not keep the host from ending', async () => {
  const { call, end, findOutput } = await startShippingHost('http://127.0.0.1:9');
  expect(await call('/1')).toMatchObject({ status: 200 });
  await findOutput(/Log lines are waiting to be shipped: ECONNREFUSED/);
  expect(await end()).toEqual([0, null]);
  await findOutput(/1 log line is lost/);
});
