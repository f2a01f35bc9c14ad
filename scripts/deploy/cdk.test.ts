import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCdk } from './cdk.ts';

const NOTICES = 'cli.cdk.dev-tools.aws.dev:443';
const TELEMETRY = 'cdk-cli-telemetry.us-east-1.api.aws:443';

/** An app with one stack. */
const MANIFEST = {
  version: '36.0.0',
  artifacts: {
    orders: {
      type: 'aws:cloudformation:stack',
      environment: 'aws://111122223333/eu-west-1',
      properties: { templateFile: 'template.json' },
    },
  },
};

/** Runs the CDK on an app, with a home in which nothing is cached. @returns the hosts it calls. */
async function runCdk(...args: readonly string[]): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cdk-'));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  await writeFile(join(folder, 'template.json'), '{}');
  const called: string[] = [];
  const proxy = createServer().on('connect', ({ url = '' }, socket) => {
    called.push(url);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(async () => {
    proxy.close();
    await rm(folder, { recursive: true, force: true });
  });
  const { CI: _, ...others } = process.env;
  const environment = {
    ...others,
    HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    CDK_HOME: join(folder, 'home'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  await createCdk({ environment })('list', '--app', folder, ...args);
  return called;
}

test('the CDK calls nobody but the account: it gets no notices and sends no telemetry', async () => {
  const called = await runCdk();
  // It calls in the background. What the first run had called is known before this run’s calls.
  const others = await runCdk('--notices', '-c', 'cli-telemetry=true');
  await expect.poll(() => others.toSorted(), { timeout: 30_000 }).toEqual([TELEMETRY, NOTICES]);
  expect(called).toEqual([]);
}, 120_000);
