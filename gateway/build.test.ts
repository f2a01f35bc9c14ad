import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildGateway } from './build.ts';
import { type FakeAws, startFakeAws } from './src/testing/fake-aws.ts';
import { createPayload, createPost, createSecret, WEBHOOK_ID } from './src/testing/momento.ts';

let aws: FakeAws;
let folder: string;
let sizeBytes: number;

beforeAll(async () => {
  aws = await startFakeAws();
  aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret());
  folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  sizeBytes = await buildGateway(folder);
});
afterAll(async () => {
  await aws.close();
  await rm(folder, { recursive: true });
});

/** Requires the bundle as Lambda does and passes it one event. Prints the answer, then the modules. */
const PROGRAM = `
  const { handler } = require(process.argv[1]);
  handler(JSON.parse(process.argv[2]), { awsRequestId: 'r-1' }).then((answer) => {
    console.log(JSON.stringify(answer));
    console.log(JSON.stringify(process.moduleLoadList));
  });
`;

async function run(environment: Record<string, string>) {
  const event = JSON.stringify(createPost(createPayload(Date.now())));
  const child = spawn(process.execPath, ['-e', PROGRAM, join(folder, 'index.js'), event], {
    env: {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_ENDPOINT_URL: aws.origin,
      ...environment,
    },
  });
  const exited = once(child, 'exit');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await exited;
  return { code, lines: stdout.trim().split('\n'), stderr };
}

test('the bundle is one file of at most 25 kB that does not refer to its source map', async () => {
  expect(sizeBytes).toBeLessThanOrEqual(25_000);
  expect(await readFile(join(folder, 'index.js'), 'utf8')).not.toContain('sourceMappingURL');
});

test('the bundle publishes a signed event, writes one plain log line, and never loads undici', async () => {
  const { lines, stderr } = await run({ PARKED_QUEUE_URL: `${aws.origin}/000000000000/failures` });
  expect(stderr).toBe('');
  expect(lines).toHaveLength(3);
  const [logLine = '', answer = '', modules = ''] = lines;
  expect(JSON.parse(logLine)).toMatchObject({ message: 'published', requestId: 'r-1' });
  expect(JSON.parse(answer)).toMatchObject({ statusCode: 200 });
  expect(aws.events).toHaveLength(1);
  const loaded: string[] = JSON.parse(modules);
  expect(loaded.filter((name) => name.includes('undici'))).toEqual([]);
  // Shows that the list is complete: a module that was used is in it.
  expect(loaded.some((name) => name.endsWith('_http_client'))).toBe(true);
});

test('without a parked queue the bundle does not start, and its error says why', async () => {
  const { code, stderr } = await run({});
  expect(code).not.toBe(0);
  expect(stderr).toContain('PARKED_QUEUE_URL is not set.');
});
