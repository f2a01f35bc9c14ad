import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Cleanup } from './cleanup.ts';
import { destroyStack } from './destroy-stack.ts';
import { type DeployedStack, deployStack } from './stack.ts';
import { administrator } from './target-aws.ts';

const { secrets } = administrator;
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

const CHANGED = {
  EventBridgeBus: 'default',
  AlarmEmail: 'ops@example.com',
  MomentoSecretString: 'another',
  WebhookName: 'Renamed',
  WebhookCache: 'market',
  WebhookTopic: 'payments',
};

/** The part of an earlier version's stack that had the webhook's own secret. */
function formatEarlierTemplate(): string {
  const { Parameters, Conditions } = JSON.parse(template);
  const webhookId = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
  return JSON.stringify({
    Parameters,
    Conditions: { HasWebhook: Conditions.HasWebhook },
    Resources: {
      FirstWebhookSecret82B9B3ED: {
        Type: 'AWS::SecretsManager::Secret',
        Condition: 'HasWebhook',
        Properties: {
          Name: { 'Fn::Join': ['/', [{ Ref: 'AWS::StackName' }, webhookId]] },
          SecretString: { Ref: 'MomentoSecretString' },
        },
      },
    },
    Outputs: { WebhookUrl: { Value: { 'Fn::Join': ['', ['https://x/webhooks/', webhookId]] } } },
  });
}

let stack: DeployedStack;
let SecretId: string;
let cleanup: Cleanup;

beforeEach(() => {
  cleanup = new Cleanup();
});
afterEach(() => cleanup.run());

async function deploy(body: string): Promise<void> {
  const name = `first-${randomUUID().slice(0, 8)}`;
  stack = await deployStack({ name, template: body, parameters: PARAMETERS }, cleanup);
  SecretId = `${name}/${stack.outputs.WebhookUrl?.split('/').at(-1)}`;
}

const readValue = async () =>
  (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString;

const rotate = () => secrets.send(new PutSecretValueCommand({ SecretId, SecretString: 'rotated' }));

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
