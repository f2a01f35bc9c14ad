import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateEventBusCommand, DeleteEventBusCommand } from '@aws-sdk/client-eventbridge';
import {
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Cleanup } from './cleanup.ts';
import { destroyStack } from './destroy-stack.ts';
import { removeTraces } from './remove-traces.ts';
import { type DeployedStack, deployStack } from './stack.ts';
import { administrator } from './target-aws.ts';

const { events, secrets } = administrator;
const template = await readFile(
  join(import.meta.dirname, '../../momento-gateway.template.json'),
  'utf8',
);

const PARAMETERS = {
  MomentoSecretString: 'as-first-deployed',
  WebhookName: 'First',
  WebhookCache: 'shop',
  WebhookTopic: 'orders',
};

const UUID = '0d3b4f00-5c1e-41f0-9a1b-0affd2a5b9c7';
const BUS = `first-${UUID.slice(0, 8)}`;

/** Another value for every parameter. */
const CHANGED = {
  EventBridgeBus: BUS,
  AlarmEmail: 'ops@example.com',
  MomentoSecretString: 'another',
  WebhookName: 'Renamed',
  WebhookCache: 'market',
  WebhookTopic: 'payments',
  FrontDoor: 'both',
  DomainName: 'hooks.example.com',
  CertificateArn: `arn:aws:acm:us-east-1:000000000000:certificate/${UUID}`,
  CallsPerSecond: '50',
  EncryptionKeyArn: `arn:aws:kms:us-east-1:000000000000:key/${UUID}`,
  Memory: '1024',
  LogLevel: 'WARN',
  Tracing: 'Active',
  HoldUnverifiedCalls: 'false',
};

/** The part of an earlier version's stack that had the webhook's own secret. */
function formatEarlierTemplate(): string {
  const { Parameters, Conditions } = JSON.parse(template);
  const webhookId = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
  return JSON.stringify({
    Parameters,
    Conditions: { Webhook: Conditions.Webhook },
    Resources: {
      FirstWebhookSecret82B9B3ED: {
        Type: 'AWS::SecretsManager::Secret',
        Condition: 'Webhook',
        Properties: {
          Name: { 'Fn::Join': ['/', [{ Ref: 'AWS::StackName' }, webhookId]] },
          SecretString: { Ref: 'MomentoSecretString' },
        },
      },
    },
    Outputs: { WebhookUrl: { Value: { 'Fn::Join': ['', ['https://x/webhooks/', webhookId]] } } },
  });
}

/** A template's parameters with the values that a first deployment has. */
function readFirstValues(): Record<string, string> {
  const { Parameters } = JSON.parse(template) as {
    Parameters: Record<string, { Default: string | number }>;
  };
  const defaults = Object.entries(Parameters).map(([name, { Default }]) => [name, String(Default)]);
  return { ...Object.fromEntries(defaults), ...PARAMETERS };
}

let stack: DeployedStack;
let SecretId: string;
let cleanup: Cleanup;

beforeEach(async () => {
  cleanup = new Cleanup();
  cleanup.add('the bus', () => events.send(new DeleteEventBusCommand({ Name: BUS })));
  await events.send(new CreateEventBusCommand({ Name: BUS }));
});
afterEach(() => cleanup.run());

async function deploy(body: string): Promise<void> {
  const name = `first-${randomUUID().slice(0, 8)}`;
  stack = await deployStack({ name, template: body, parameters: PARAMETERS }, cleanup);
  // An earlier version's stack does not say what its bus is.
  cleanup.add('the webhook', () => removeTraces(name, BUS));
  SecretId = `${name}/${stack.outputs.WebhookUrl?.split('/').at(-1)}`;
}

const readValue = async () =>
  (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString;

const rotate = () => secrets.send(new PutSecretValueCommand({ SecretId, SecretString: 'rotated' }));

test('there is another value for every parameter of the template', () => {
  const first = readFirstValues();
  expect(Object.keys(CHANGED).sort()).toEqual(Object.keys(first).sort());
  for (const [name, value] of Object.entries(CHANGED)) expect(first[name], name).not.toBe(value);
});

test('an update with every parameter changed leaves a rotated signing secret, and so does a deletion', async () => {
  await deploy(template);
  expect(await readValue()).toContain('as-first-deployed');
  await rotate();
  await stack.update(template, CHANGED);
  expect(await readValue()).toBe('rotated');
  await stack.update(template, { ...CHANGED, MomentoSecretString: '' });
  expect(await readValue()).toBe('rotated');
  await destroyStack(stack.name);
  expect(await readValue()).toBe('rotated');
});

test('an update succeeds after the webhook was deleted in the dashboard, and does not restore it', async () => {
  await deploy(template);
  await secrets.send(new DeleteSecretCommand({ SecretId }));
  await stack.update(template, CHANGED);
  const { DeletedDate } = await secrets.send(new DescribeSecretCommand({ SecretId }));
  expect(DeletedDate).toBeInstanceOf(Date);
});

test('an update from a version whose stack had the webhook’s secret keeps it', async () => {
  await deploy(formatEarlierTemplate());
  await rotate();
  await stack.update(template, PARAMETERS);
  expect(await readValue()).toBe('rotated');
  await stack.update(template, CHANGED);
  expect(await readValue()).toBe('rotated');
});
