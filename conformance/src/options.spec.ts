import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateEventBusCommand, DeleteEventBusCommand } from '@aws-sdk/client-eventbridge';
import { CreateSecretCommand, DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { bodyOf, postSigned, sign } from '@momento-gateway/e2e/momento';
import { synthesiseInlineStack } from '@momento-gateway/infra/testing/synthesise-inline-stack';
import { STACK_SETTINGS } from '@momento-gateway/shared/stack-settings';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cleanup } from './cleanup.ts';
import { type DeployedStack, deployStack } from './stack.ts';
import { administrator, reachGateway } from './target-aws.ts';

const { events, secrets } = administrator;
const SIGNING_SECRET = 'a-signing-secret-of-momento';
const oneFilePath = join(import.meta.dirname, '../../momento-gateway.template.json');
const UUID = '0d3b4f00-5c1e-41f0-9a1b-0affd2a5b9c7';
const ACCOUNT = '000000000000';
const REGION = process.env['AWS_REGION'] ?? 'us-east-1';
const certificateArn = `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/${UUID}`;
const keyArn = `arn:aws:kms:${REGION}:${ACCOUNT}:key/${UUID}`;
const domainName = 'hooks.example.com';
/** A bus that no stack creates. */
const BUS = `options-${randomUUID().slice(0, 8)}`;

/** Each option of the CDK stack by its name, alone and with all others; MiniStack has no log alarms. */
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
  auditRetentionDays: { auditRetentionDays: '3653' },
  logLevel: { logLevel: 'warn' },
  memory: { memory: '1024' },
  reservedConcurrency: { reservedConcurrency: '5' },
  tracing: { tracing: 'on' },
  targetPolicies: { targetPolicies: 'leave' },
  holdUnverifiedCalls: { holdUnverifiedCalls: 'false' },
};

const PARAMETERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  EventBridgeBus: { EventBridgeBus: BUS },
  FrontDoor: { FrontDoor: 'http-api' },
  'FrontDoor both': { FrontDoor: 'both' },
  CallsPerSecond: { FrontDoor: 'http-api', CallsPerSecond: '50' },
  DomainName: { FrontDoor: 'http-api', DomainName: domainName, CertificateArn: certificateArn },
  EncryptionKeyArn: { EncryptionKeyArn: keyArn },
  AlarmEmail: { AlarmEmail: 'ops@example.com' },
  LogLevel: { LogLevel: 'WARN' },
  Memory: { Memory: '1024' },
  Tracing: { Tracing: 'Active' },
  HoldUnverifiedCalls: { HoldUnverifiedCalls: 'false' },
};

/** Settings and parameters that are not deployed here, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  archiveDays: 'MiniStack’s CloudFormation has no archives',
  gapAlarm: 'MiniStack has no log alarms; the part lint has the template with one',
  qualifier: 'it chooses the bootstrap of the CDK, which these templates do not need',
  permissionsBoundary: 'MiniStack gives no role a boundary; a test of the template has it',
  MomentoSecretString: 'the part first-webhook',
  WebhookName: 'the part first-webhook',
  WebhookCache: 'the part first-webhook',
  WebhookTopic: 'the part first-webhook',
};

const together = (options: typeof SETTINGS): Readonly<Record<string, string>> =>
  Object.assign({}, ...Object.values(options));

const DOORS = ['function-url', 'http-api', 'both'];

/** Deploys, posts an authentic event to the stack's front door, and removes everything. */
async function expectPublishes(
  template: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<void> {
  const cleanup = new Cleanup();
  const name = `options-${randomUUID().slice(0, 8)}`;
  try {
    const stack = await deployStack({ name, template, parameters }, cleanup);
    const webhookId = randomUUID();
    const SecretId = `${name}/${webhookId}`;
    cleanup.add('a webhook', () =>
      secrets.send(new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true })),
    );
    await secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString: WEBHOOK }));
    const body = bodyOf({ cache: 'shop', topic: 'orders', text: randomUUID() });
    const url = `${await findAddress(stack)}webhooks/${webhookId}`;
    const posted = await postSigned(url, body, sign(body, SIGNING_SECRET));
    expect(posted).toMatchObject({ status: 200, body: { outcome: 'published' } });
  } finally {
    await cleanup.run();
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
  ...{ v: 1, tenant: 'default', name: 'Orders', cache: 'shop', topic: 'orders' },
  ...{ enabled: true, parseText: false, createdAt: 0, signingSecret: SIGNING_SECRET },
});

const CASES = [
  {
    name: 'the CDK stack',
    options: SETTINGS,
    behind: (frontDoor: string) => ({ frontDoor }),
    ofApi: ['domainName', 'certificateArn', 'callsPerSecond'],
    all: STACK_SETTINGS,
    check: async (settings: Readonly<Record<string, string>>) =>
      expectPublishes(await synthesiseInlineStack(settings)),
  },
  {
    name: 'the one-file template',
    options: PARAMETERS,
    behind: (FrontDoor: string) => ({ FrontDoor }),
    ofApi: ['DomainName', 'CertificateArn', 'CallsPerSecond'],
    all: Object.keys(JSON.parse(await readFile(oneFilePath, 'utf8')).Parameters),
    check: async (parameters: Readonly<Record<string, string>>) =>
      expectPublishes(await readFile(oneFilePath, 'utf8'), parameters),
  },
];

beforeAll(() => events.send(new CreateEventBusCommand({ Name: BUS })));
afterAll(() => events.send(new DeleteEventBusCommand({ Name: BUS })));

/** To synthesize, deploy, and delete. */
const TIMEOUT_MS = 300_000;

describe.each(CASES)('$name deploys and publishes', ({ options, behind, ofApi, all, check }) => {
  test('with each option that there is, but for those that are tested elsewhere', () => {
    const deployed = Object.keys(together(options));
    const missing = all.filter((name) => !deployed.includes(name) && !(name in ELSEWHERE));
    expect(missing).toEqual([]);
  });

  test.each(Object.entries(options))(
    'with %s alone',
    async (_, settings) => check(settings),
    TIMEOUT_MS,
  );

  test.each(DOORS)(
    'with all options together, behind %s',
    async (door) => {
      const all = Object.entries({ ...together(options), ...behind(door) });
      const taken = all.filter(([name]) => door !== 'function-url' || !ofApi.includes(name));
      await check(Object.fromEntries(taken));
    },
    TIMEOUT_MS,
  );
});
