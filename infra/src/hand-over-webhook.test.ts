import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { type LocalAws, startLocalAws } from '@momento-gateway/local-aws/start-local-aws';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

interface Answer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly PhysicalResourceId: string;
  readonly Reason?: string;
}

const { handler } = createRequire(import.meta.url)('./hand-over-webhook.cjs') as {
  handler: (event: object) => Promise<void>;
};

const WEBHOOK = 'my-stack/0d3b4f00-5c1e-11f0-9a1b-0affd2a5b9c7';
const STACK = `arn:aws:cloudformation:us-east-1:000000000000:stack/${WEBHOOK}`;
const VALUE = '{"v":1,"name":"Orders","signingSecret":"as given to the stack"}';

let aws: LocalAws;
let secrets: SecretsManagerClient;
let cloudFormation: ReturnType<typeof createServer>;
/** What CloudFormation was answered, and with which content type. */
let answers: { readonly answer: Answer; readonly contentType: string | undefined }[];

beforeEach(async () => {
  aws = await startLocalAws({ port: 0, dataPath: ':memory:' });
  vi.stubEnv('AWS_ENDPOINT_URL', aws.origin);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  secrets = new SecretsManagerClient();
  await secrets.send(new CreateSecretCommand({ Name: 'copy', SecretString: VALUE }));
  answers = [];
  cloudFormation = createServer(async (request, response) => {
    const answer = JSON.parse(await text(request));
    answers.push({ answer, contentType: request.headers['content-type'] });
    response.end();
  });
  await new Promise<void>((resolve) => cloudFormation.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  cloudFormation.close();
  cloudFormation.closeAllConnections();
  await aws.close();
});

/** Calls the function as CloudFormation does. @returns its answer. */
async function request(RequestType: 'Create' | 'Update' | 'Delete', changes = {}) {
  const { port } = cloudFormation.address() as AddressInfo;
  await handler({
    RequestType,
    ResponseURL: `http://127.0.0.1:${port}/answer`,
    StackId: STACK,
    RequestId: 'request-id',
    LogicalResourceId: 'HandOver',
    ...(RequestType !== 'Create' && { PhysicalResourceId: 'physical-id' }),
    ResourceProperties: {
      SecretId: 'copy',
      Tags: [{ Key: 'tenant', Value: 'default' }],
      ...changes,
    },
  });
  return answers.at(-1)?.answer;
}

const readValue = async () =>
  (await secrets.send(new GetSecretValueCommand({ SecretId: WEBHOOK }))).SecretString;

test('creates the webhook as the stack was given it, and answers without a content type', async () => {
  expect(await request('Create')).toMatchObject({
    Status: 'SUCCESS',
    StackId: STACK,
    RequestId: 'request-id',
    LogicalResourceId: 'HandOver',
    PhysicalResourceId: expect.any(String),
  });
  expect(answers[0]?.contentType).toBeUndefined();
  expect(await readValue()).toBe(VALUE);
  expect(await secrets.send(new DescribeSecretCommand({ SecretId: WEBHOOK }))).toMatchObject({
    Description: '{"v":1,"name":"Orders"}',
    Tags: [{ Key: 'tenant', Value: 'default' }],
  });
});

test('the webhook’s secret gets the stack’s key, if there is one', async () => {
  const KmsKeyId = 'arn:aws:kms:us-east-1:000000000000:key/0d3b4f00-5c1e-41f0-9a1b-0affd2a5b9c7';
  expect(await request('Create', { KmsKeyId })).toMatchObject({ Status: 'SUCCESS' });
  const described = await secrets.send(new DescribeSecretCommand({ SecretId: WEBHOOK }));
  expect(described.KmsKeyId).toBe(KmsKeyId);
  expect(await readValue()).toBe(VALUE);
});

test.each(['Create', 'Update', 'Delete'] as const)(
  '%s leaves a webhook whose signing secret was rotated as it is',
  async (type) => {
    await request('Create');
    await secrets.send(new PutSecretValueCommand({ SecretId: WEBHOOK, SecretString: 'rotated' }));
    expect(await request(type)).toMatchObject({ Status: 'SUCCESS' });
    expect(await readValue()).toBe('rotated');
  },
);

test.each(['Create', 'Update', 'Delete'] as const)(
  '%s succeeds when the webhook was deleted, and does not restore it',
  async (type) => {
    await request('Create');
    await secrets.send(new DeleteSecretCommand({ SecretId: WEBHOOK }));
    expect(await request(type)).toMatchObject({ Status: 'SUCCESS' });
    await expect(readValue()).rejects.toThrow('marked');
  },
);

test('Update and Delete keep the physical id, and create nothing', async () => {
  for (const type of ['Update', 'Delete'] as const) {
    expect(await request(type)).toMatchObject({ PhysicalResourceId: 'physical-id' });
  }
  await expect(readValue()).rejects.toThrow("can't find");
});

test('a failure is answered with its reason and without the signing secret, and nothing is logged', async () => {
  const log = vi.spyOn(console, 'log');
  const logError = vi.spyOn(console, 'error');
  expect(await request('Create', { KmsKeyId: 'no key '.repeat(1_000) })).toMatchObject({
    Status: 'FAILED',
    Reason: expect.stringContaining('ValidationException'),
  });
  expect(await request('Create', { SecretId: 'none' })).toMatchObject({ Status: 'FAILED' });
  expect(JSON.stringify(answers)).not.toContain('as given to the stack');
  expect(log).not.toHaveBeenCalled();
  expect(logError).not.toHaveBeenCalled();
});
