import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import {
  listMomentoWebhooks,
  registerMomentoWebhook,
  takeSecret,
} from '@momento-gateway/api/momento/momento-operations';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import {
  deleteWebhook,
  endPreviousSecrets,
  listWebhooks,
  readWebhook,
  registerWebhook,
  rotateSecret,
  sendTestEvent,
  updateWebhook,
} from '@momento-gateway/api/webhooks/webhook-operations';
import { MOMENTO_CACHES, MOMENTO_KEY } from '@momento-gateway/e2e/momento-account';
import { expect } from 'vitest';
import { administrator } from '../target-aws.ts';
import { type Check, type CheckContext, waitFor } from './check.ts';

export async function register(context: CheckContext): Promise<Webhook> {
  const body = { name: 'Orders', cache: 'shop', topic: 'orders', signingSecret: 'first' };
  const webhook = await context.dashboard.call(registerWebhook, { body });
  deleteLater(context, webhook);
  return webhook;
}

function deleteLater({ dashboard, leftovers }: CheckContext, { webhookId }: Webhook): void {
  leftovers.set(webhookId, () => dashboard.call(deleteWebhook, { params: { webhookId } }));
}

async function listIds({ dashboard }: CheckContext): Promise<string[]> {
  await dashboard.restart();
  const { webhooks } = await dashboard.call(listWebhooks, { query: {} });
  return webhooks.map(({ webhookId }) => webhookId);
}

const ROTATION = { signingSecret: 'second', overlapMinutes: 5 };

export const WEBHOOK_CHECKS = {
  'registers a webhook': async (context) => {
    await register(context);
  },
  'reads a webhook': async (context) => {
    const { webhookId } = await register(context);
    const read = await context.dashboard.call(readWebhook, { params: { webhookId } });
    expect(read).toMatchObject({ webhookId, enabled: true });
  },
  'changes a webhook and its signing secret': async (context) => {
    const { dashboard } = context;
    const { webhookId } = await register(context);
    const params = { webhookId };
    const changed = await dashboard.call(updateWebhook, { params, body: { name: 'New' } });
    expect(changed).toMatchObject({ name: 'New' });
    await dashboard.call(rotateSecret, { params, body: ROTATION });
  },
  'describes a changed webhook for lists': async (context) => {
    const { dashboard, stack } = context;
    const { webhookId } = await register(context);
    await dashboard.call(updateWebhook, { params: { webhookId }, body: { name: 'Described' } });
    const { Description } = await administrator.secrets.send(
      new DescribeSecretCommand({ SecretId: `${stack.name}/${webhookId}` }),
    );
    expect(Description).toContain('Described');
  },
  'ends previous signing secrets': async (context) => {
    const { dashboard } = context;
    const { webhookId } = await register(context);
    const params = { webhookId };
    await dashboard.call(rotateSecret, { params, body: ROTATION });
    await dashboard.call(endPreviousSecrets, { params });
    const read = await dashboard.call(readWebhook, { params });
    expect(read).not.toHaveProperty('previousSecrets');
  },
  'deletes a webhook': async (context) => {
    const { dashboard, leftovers } = context;
    const { webhookId } = await register(context);
    const params = { webhookId };
    await dashboard.call(deleteWebhook, { params });
    leftovers.delete(webhookId);
    const read = dashboard.call(readWebhook, { params });
    await expect(read).rejects.toMatchObject({ status: 404 });
  },
  'sends a test event': async (context) => {
    const { webhookId } = await register(context);
    const answer = await context.dashboard.call(sendTestEvent, {
      params: { webhookId },
      body: { text: 'test' },
    });
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'published' } });
  },
  'registers with a Momento API key, and takes the signing secret': async (context) => {
    const { dashboard } = context;
    const [cache = ''] = MOMENTO_CACHES;
    const key = { apiKey: MOMENTO_KEY.text };
    const webhook = await dashboard.call(registerMomentoWebhook, {
      body: { ...key, name: 'By key', cache, topic: 'orders', momentoWebhook: 'hook' },
    });
    deleteLater(context, webhook);
    const { webhookId } = webhook;
    const listed = await dashboard.call(listMomentoWebhooks, { body: { ...key, cache } });
    expect(listed).toMatchObject({ momentoWebhooks: [{ name: 'hook', webhookId }] });
    await dashboard.call(takeSecret, { params: { webhookId }, body: { ...key, rotate: true } });
  },
  'lists webhooks': async (context) => {
    const { webhookId } = await register(context);
    await waitFor(
      () => listIds(context),
      (ids) => ids.includes(webhookId),
    );
  },
  'lists a webhook made by hand': async (context) => {
    expect(await listIds(context)).toContain(context.idByHand);
  },
} satisfies Record<string, Check>;
