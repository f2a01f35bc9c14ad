import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateSecretCommand, DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { bodyOf, postSigned, sign } from '@momento-gateway/e2e/momento';
import { synthesiseInlineStack } from '@momento-gateway/infra/testing/synthesise-inline-stack';
import { describe, expect, test } from 'vitest';
import { Cleanup } from './cleanup.ts';
import { type DeployedStack, deployStack, type StackToDeploy } from './stack.ts';
import { administrator, reachGateway } from './target-aws.ts';

const SIGNING_SECRET = 'a-signing-secret-of-momento';
const oneFilePath = join(import.meta.dirname, '../../momento-gateway.template.json');
const UUID = '0d3b4f00-5c1e-41f0-9a1b-0affd2a5b9c7';
const ACCOUNT = '000000000000';
const REGION = process.env['AWS_REGION'] ?? 'us-east-1';
const certificateArn = `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/${UUID}`;
const keyArn = `arn:aws:kms:${REGION}:${ACCOUNT}:key/${UUID}`;
const domainName = 'hooks.example.com';

/** Each option of the CDK stack by its name, alone and with all others. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  frontDoor: { frontDoor: 'http-api' },
  'frontDoor both': { frontDoor: 'both' },
  callsPerSecond: { frontDoor: 'http-api', callsPerSecond: '50' },
  domainName: { frontDoor: 'http-api', domainName, certificateArn },
  encryptionKey: { encryptionKey: 'create' },
  'encryptionKey by ARN': { encryptionKey: keyArn },
  createBus: { bus: 'options', createBus: 'true' },
  alarmEmail: { alarmEmail: 'ops@example.com' },
  logRetentionDays: { logRetentionDays: '7' },
  logLevel: { logLevel: 'warn' },
  memory: { memory: '1024' },
  reservedConcurrency: { reservedConcurrency: '5' },
  tracing: { tracing: 'on' },
};

const PARAMETERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  FrontDoor: { FrontDoor: 'http-api' },
  'FrontDoor both': { FrontDoor: 'both' },
  CallsPerSecond: { FrontDoor: 'http-api', CallsPerSecond: '50' },
  DomainName: { FrontDoor: 'http-api', DomainName: domainName, CertificateArn: certificateArn },
  EncryptionKeyArn: { EncryptionKeyArn: keyArn },
  AlarmEmail: { AlarmEmail: 'ops@example.com' },
  LogLevel: { LogLevel: 'WARN' },
  Memory: { Memory: '1024' },
  Tracing: { Tracing: 'Active' },
};

const together = (options: typeof SETTINGS): Readonly<Record<string, string>> =>
  Object.assign({}, ...Object.values(options));

const DOORS = ['function-url', 'http-api', 'both'];

/** An authentic post is published through the stack's front door. */
async function expectPublishes(stack: DeployedStack): Promise<void> {
  const webhookId = randomUUID();
  const SecretId = `${stack.name}/${webhookId}`;
  const { secrets } = administrator;
  await secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString: WEBHOOK }));
  try {
    const body = bodyOf({ cache: 'shop', topic: 'orders', text: randomUUID() });
    const url = `${await findAddress(stack)}webhooks/${webhookId}`;
    const posted = await postSigned(url, body, sign(body, SIGNING_SECRET));
    expect(posted).toMatchObject({ status: 200, body: { outcome: 'published' } });
  } finally {
    await secrets.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true }));
  }
}

/** The address to post to: a custom domain has no DNS record here, so the address of its API. */
async function findAddress({ outputs, findResource }: DeployedStack): Promise<string> {
  const { GatewayUrl = '', DomainTarget } = outputs;
  if (DomainTarget === undefined) return reachGateway(GatewayUrl);
  expect(GatewayUrl).toBe(`https://${domainName}/`);
  return reachGateway(`https://${await findResource('AWS::ApiGatewayV2::Api')}.execute-api/`);
}

const WEBHOOK = JSON.stringify({
  ...{ v: 1, tenant: 'team', name: 'Orders', cache: 'shop', topic: 'orders' },
  ...{ enabled: true, parseText: false, createdAt: 0, signingSecret: SIGNING_SECRET },
});

async function withStack(
  describeStack: (name: string) => Promise<StackToDeploy>,
  work: (stack: DeployedStack) => Promise<void>,
): Promise<void> {
  const cleanup = new Cleanup();
  const described = await describeStack(`options-${randomUUID().slice(0, 8)}`);
  try {
    await work(await deployStack(described, cleanup));
  } finally {
    await cleanup.run();
  }
}

const CASES = [
  {
    template: 'the CDK stack',
    options: SETTINGS,
    behind: (frontDoor: string) => ({ frontDoor }),
    ofApi: ['domainName', 'certificateArn', 'callsPerSecond'],
    describeStack: async (name: string, settings: Readonly<Record<string, string>>) => ({
      name,
      template: await synthesiseInlineStack({ ...settings, stack: name }),
    }),
  },
  {
    template: 'the one-file template',
    options: PARAMETERS,
    behind: (FrontDoor: string) => ({ FrontDoor }),
    ofApi: ['DomainName', 'CertificateArn', 'CallsPerSecond'],
    describeStack: async (name: string, parameters: Readonly<Record<string, string>>) => ({
      name,
      template: await readFile(oneFilePath, 'utf8'),
      parameters,
    }),
  },
];

describe.each(CASES)('$template deploys and publishes', ({ options, behind, ofApi, describeStack }) => {
  test.each(Object.entries(options))('with %s alone', async (_, settings) => {
    await withStack((name) => describeStack(name, settings), expectPublishes);
  });

  test.each(DOORS)('with all options together, behind %s', async (door) => {
    const all = Object.entries({ ...together(options), ...behind(door) });
    const taken = all.filter(([name]) => door !== 'function-url' || !ofApi.includes(name));
    await withStack((name) => describeStack(name, Object.fromEntries(taken)), expectPublishes);
  });
});
