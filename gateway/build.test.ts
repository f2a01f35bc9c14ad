import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildGateway } from './build.ts';
import { type FakeAws, startFakeAws } from './src/testing/fake-aws.ts';
import { createPayload, createPost, createSecret, WEBHOOK_ID } from './src/testing/momento.ts';

/** Loads the bundle as Lambda does and passes it one event. Prints the answer, then the modules. */
const PROGRAM = `
  const { handler } = await import(process.argv[1]);
  const answer = await handler(JSON.parse(process.argv[2]), { awsRequestId: 'r-1' });
  console.log(JSON.stringify(answer));
  console.log(JSON.stringify(process.moduleLoadList));
  process.exit();
`;

let aws: FakeAws;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  aws = await startFakeAws();
  aws.secrets.set(`momento-gateway/${WEBHOOK_ID}`, createSecret());
});
afterEach(() => aws.close());

async function run(file: string, environment: Record<string, string> = {}) {
  const event = JSON.stringify(createPost(createPayload(Date.now())));
  const args = ['--input-type=module', '-e', PROGRAM, join(folder, file), event];
  const child = spawn(process.execPath, args, {
    env: {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_ENDPOINT_URL: aws.origin,
      PARKED_QUEUE_URL: `${aws.origin}/000000000000/failures`,
      ...environment,
    },
  });
  const exited = once(child, 'exit');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await exited;
  return { code, lines: stdout.trim().split('\n'), stderr };
}

describe.each([
  ['esm', 'index.mjs'],
  ['cjs', 'index.js'],
] as const)('the %s bundle', (format, file) => {
  let sizeBytes: number;
  beforeAll(async () => {
    sizeBytes = await buildGateway(folder, format);
  });

  test('is one file of at most 27 kB that does not refer to its source map', async () => {
    expect(sizeBytes).toBeLessThanOrEqual(27_000);
    expect(await readFile(join(folder, file), 'utf8')).not.toContain('sourceMappingURL');
  });

  test('publishes a signed event, writes one plain log line, and never loads undici', async () => {
    const { lines, stderr } = await run(file);
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

  test('opens a connection to each of the two services when it is loaded, and calls nothing', async () => {
    await run(file);
    expect(aws.count('ping')).toBe(2);
    expect([aws.count('GetSecretValue'), aws.count('PutEvents')]).toEqual([1, 1]);
  });

  test.each(['hang', 'drop'] as const)(
    'starts with an AWS that takes no connection: %s',
    async (fault) => {
      aws.always('ping', fault);
      const { lines } = await run(file);
      expect(JSON.parse(lines[1] ?? '')).toMatchObject({ statusCode: 200 });
    },
  );

  test('does not start without a parked queue, and its error says why', async () => {
    const { code, stderr } = await run(file, { PARKED_QUEUE_URL: '' });
    expect(code).not.toBe(0);
    expect(stderr).toContain('PARKED_QUEUE_URL is not set.');
  });
});

test('the first event that the ES module gets finds its connections open', async () => {
  await run('index.mjs');
  const pings = aws.requests.filter(({ operation }) => operation === 'ping');
  const calls = aws.requests.filter(({ operation }) => operation !== 'ping');
  expect(calls.map(({ port }) => port).toSorted()).toEqual(
    pings.map(({ port }) => port).toSorted(),
  );
});
