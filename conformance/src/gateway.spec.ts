import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { listFailures } from '@momento-gateway/api/failures/failure-operations';
import { redriveFailures } from '@momento-gateway/api/failures/redrive-operations';
import { createRule } from '@momento-gateway/api/rules/rule-operations';
import { createTarget } from '@momento-gateway/api/rules/target-operations';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import {
  deleteWebhook,
  listWebhooks,
  registerWebhook,
} from '@momento-gateway/api/webhooks/webhook-operations';
import { takeMessages } from '@momento-gateway/e2e/aws';
import { bodyOf, type Message, postSigned, sign } from '@momento-gateway/e2e/momento';
import { synthesiseInlineStack } from '@momento-gateway/infra/testing/synthesise-inline-stack';
import { targetQueuePrefix } from '@momento-gateway/shared/resource-names';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allowFunctionSessions } from './allow-function-sessions.ts';
import { Cleanup } from './cleanup.ts';
import { Dashboard } from './dashboard.ts';
import { createDashboardRole } from './dashboard-role.ts';
import { RolePolicy } from './role-policy.ts';
import { sendUntilItArrives } from './send-until-it-arrives.ts';
import { type DeployedStack, deployStack } from './stack.ts';
import { administrator, reachGateway } from './target-aws.ts';

const SIGNING_SECRET = 'a-signing-secret-of-momento';
const oneFilePath = join(import.meta.dirname, '../../momento-gateway.template.json');
/** Makes names unique, so that runs can share an account. */
const run = randomUUID().slice(0, 8);

const STACKS = [
  {
    name: 'one-file template',
    firstTopic: 'first',
    describe: async () => ({
      name: `one-file-${run}`,
      template: await readFile(oneFilePath, 'utf8'),
      parameters: {
        MomentoSecretString: SIGNING_SECRET,
        WebhookCache: 'shop',
        WebhookTopic: 'first',
      },
    }),
  },
  {
    name: 'CDK stack',
    firstTopic: undefined,
    describe: async () => ({
      name: `cdk-${run}`,
      template: await synthesiseInlineStack({ createBus: 'true', bus: `bus-${run}` }),
    }),
  },
];

/** The actions of the function's role, each with a check that fails without it. */
const NEEDED_BY: Readonly<Record<string, CheckName>> = {
  'events:PutEvents': 'publishes',
  'secretsmanager:GetSecretValue': 'reads a new webhook',
  'sqs:SendMessage': 'parks events that the bus does not accept',
};

/** Logs, and keys of customers, which MiniStack does not check. */
const ONLY_ON_AWS = [
  ...['kms:Decrypt', 'kms:GenerateDataKey'],
  ...['logs:CreateLogStream', 'logs:PutLogEvents'],
];

type CheckName = 'publishes' | 'reads a new webhook' | 'parks events that the bus does not accept';

describe.each(STACKS)('$name', ({ describe: describeStack, firstTopic }) => {
  const cleanup = new Cleanup();
  let stack: DeployedStack;
  let dashboard: Dashboard;
  let role: RolePolicy;
  let webhook: Webhook;
  let queue: { readonly arn: string; readonly url?: string | undefined };

  beforeAll(async () => {
    stack = await deployStack(await describeStack(), cleanup);
    await allowFunctionSessions(stack);
    const { environment } = await createDashboardRole(stack, cleanup);
    dashboard = await Dashboard.start(stack, environment);
    cleanup.add('the dashboard', () => dashboard.end());
    role = await RolePolicy.read(await stack.findResource('AWS::IAM::Role'), 'Gateway');
    webhook = await register('orders');
    const { name } = stack;
    const queueName = `${targetQueuePrefix(name)}orders`;
    queue = await dashboard.call(createTarget, { body: { type: 'sqs', name: queueName } });
    await dashboard.call(createRule, {
      body: { name, cache: 'shop', targets: [{ type: 'sqs', arn: queue.arn }] },
    });
    // On AWS a new rule takes a while to take effect.
    await sendUntilItArrives(async () => void (await post()), readQueue);
  });

  afterAll(() => cleanup.run());

  function register(topic: string): Promise<Webhook> {
    const body = { name: topic, cache: 'shop', topic, signingSecret: SIGNING_SECRET };
    return dashboard.call(registerWebhook, { body });
  }

  /** Posts as Momento does. @returns the text and the answer. */
  async function post({ url } = webhook, changes: Partial<Message> = {}, secret = SIGNING_SECRET) {
    const text = randomUUID();
    const body = bodyOf({ cache: 'shop', topic: 'orders', text, ...changes });
    return { text, ...(await postSigned(url, body, sign(body, secret))) };
  }

  async function readQueue(): Promise<string[]> {
    const events = await takeMessages(administrator.sqs, queue.url ?? '', 1);
    return events.map((event) => JSON.parse(event).detail.text);
  }

  const CHECKS: Record<CheckName, () => Promise<void>> = {
    publishes: async () => {
      const { status, text } = await post();
      expect(status).toBe(200);
      expect(await readQueue()).toEqual([text]);
    },
    'reads a new webhook': async () => {
      const topic = randomUUID();
      const added = await register(topic);
      const { status, text } = await post(added, { topic });
      await dashboard.call(deleteWebhook, { params: added });
      expect(status).toBe(200);
      expect(await readQueue()).toEqual([text]);
    },
    'parks events that the bus does not accept': async () => {
      const { status } = await post();
      expect(status).toBe(202);
    },
  };

  /** Finds failures by the text of their event. */
  async function findFailures(text: string) {
    const filter = JSON.stringify({ operation: 'and', tokens: [{ operator: ':', value: text }] });
    return (await dashboard.call(listFailures, { query: { filter } })).failures;
  }

  test('a signed POST is published, and arrives on the queue of a rule created through the API', async () => {
    await CHECKS.publishes();
    await CHECKS['reads a new webhook']();
  });

  test.each<[string, () => Promise<{ status: number }>]>([
    ['forged', () => post(webhook, {}, 'another secret')],
    ['stale', () => post(webhook, { publish_timestamp: Date.now() - 61_000 })],
    ['foreign topic', () => post(webhook, { topic: 'payments' })],
    [
      'unknown webhook',
      () => post({ ...webhook, url: webhook.url.replace(/[^/]+$/, randomUUID()) }),
    ],
  ])('%s: rejected, and only what is sent after it is on the bus', async (_, postRejected) => {
    expect((await postRejected()).status).toBe(403);
    await CHECKS.publishes();
  });

  test('without permission for the bus, the event is parked and can be redriven', async () => {
    let text = '';
    await role.without(['events:PutEvents'], async () => {
      const posted = await post();
      expect(posted.status).toBe(202);
      text = posted.text;
    });
    const [failure] = await findFailures(text);
    expect(failure).toMatchObject({ kind: 'publish', webhookId: webhook.webhookId });
    const redriven = await dashboard.call(redriveFailures, { body: { ids: [failure?.id ?? ''] } });
    expect(redriven).toMatchObject({ results: [{ result: 'redriven' }] });
    expect(await readQueue()).toEqual([text]);
  });

  test.each(['ParkedQueueUrl', 'DeadLetterQueueUrl'] as const)(
    'not even an administrator can send to the queue of %s',
    async (output) => {
      const message = { QueueUrl: stack.outputs[output], MessageBody: 'forged' };
      await expect(administrator.sqs.send(new SendMessageCommand(message))).rejects.toThrow(
        /denied|not authorized/i,
      );
    },
  );

  test.runIf(firstTopic !== undefined)('the first webhook of the template works', async () => {
    const url = stack.outputs.WebhookUrl?.replace(stack.outputs.GatewayUrl ?? '', '') ?? '';
    const first = { ...webhook, url: `${reachGateway(stack.outputs.GatewayUrl ?? '')}${url}` };
    const { webhooks } = await dashboard.call(listWebhooks, { query: {} });
    expect(webhooks.map(({ url }) => url)).toContain(first.url);
    const { status, text } = await post(first, { topic: firstTopic });
    expect(status).toBe(200);
    expect((await post(first, { topic: 'another' })).status).toBe(403);
    expect(await readQueue()).toEqual([text]);
  });

  test("the function's role has exactly the actions that these checks need", () => {
    expect(role.actions).toEqual([...Object.keys(NEEDED_BY), ...ONLY_ON_AWS].sort());
  });

  test.each(Object.entries(NEEDED_BY))('without %s "%s" fails', async (action, check) => {
    const removed =
      check === 'parks events that the bus does not accept' ? ['events:PutEvents'] : [];
    await role.without(removed, CHECKS[check]);
    await role.without([...removed, action], () => expect(CHECKS[check]()).rejects.toThrow());
  });

  test('nothing that was rejected or parked arrives late', async () => {
    expect(await readQueue()).toEqual([]);
  });
});
