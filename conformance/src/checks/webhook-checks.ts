import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import type { Webhook } from '@momento-gateway/e2e/api';
import { MOMENTO_CACHES, MOMENTO_KEY } from '@momento-gateway/e2e/momento-account';
import { expect } from 'vitest';
import { administrator } from '../target-aws.ts';
import { type Check, type CheckContext, waitFor } from './check.ts';

export async function register({ dashboard, leftovers }: CheckContext): Promise<Webhook> {
  const registration = { name: 'Orders', cache: 'shop', topic: 'orders', signingSecret: 'first' };
  const webhook = await dashboard.call<Webhook>(201, 'POST', '/webhooks', registration);
  leftovers.add(`/webhooks/${webhook.webhookId}`);
  return webhook;
}

async function listIds({ dashboard }: CheckContext): Promise<string[]> {
  await dashboard.restart();
  const { webhooks } = await dashboard.call<{ webhooks: Webhook[] }>(200, 'GET', '/webhooks');
  return webhooks.map(({ webhookId }) => webhookId);
}

export const WEBHOOK_CHECKS = {
  'registers a webhook': async (context) => {
    await register(context);
  },
  'reads a webhook': async (context) => {
    const { webhookId } = await register(context);
    const read = await context.dashboard.call(200, 'GET', `/webhooks/${webhookId}`);
    expect(read).toMatchObject({ webhookId, enabled: true });
  },
  'changes a webhook and its signing secret': async (context) => {
    const { dashboard } = context;
    const { webhookId } = await register(context);
    const changed = await dashboard.call(200, 'PATCH', `/webhooks/${webhookId}`, { name: 'New' });
    expect(changed).toMatchObject({ name: 'New' });
    const rotation = { signingSecret: 'second', overlapMinutes: 5 };
    await dashboard.call(200, 'POST', `/webhooks/${webhookId}/secret`, rotation);
  },
  'describes a changed webhook for lists': async (context) => {
    const { dashboard, stack } = context;
    const { webhookId } = await register(context);
    await dashboard.call(200, 'PATCH', `/webhooks/${webhookId}`, { name: 'Described' });
    const { Description } = await administrator.secrets.send(
      new DescribeSecretCommand({ SecretId: `${stack.name}/${webhookId}` }),
    );
    expect(Description).toContain('Described');
  },
  'ends previous signing secrets': async (context) => {
    const { dashboard } = context;
    const { webhookId } = await register(context);
    const rotation = { signingSecret: 'second', overlapMinutes: 5 };
    await dashboard.call(200, 'POST', `/webhooks/${webhookId}/secret`, rotation);
    await dashboard.call(204, 'DELETE', `/webhooks/${webhookId}/secret/previous`);
    const read = await dashboard.call(200, 'GET', `/webhooks/${webhookId}`);
    expect(read).not.toHaveProperty('previousSecrets');
  },
  'deletes a webhook': async (context) => {
    const { dashboard, leftovers } = context;
    const { webhookId } = await register(context);
    await dashboard.call(204, 'DELETE', `/webhooks/${webhookId}`);
    leftovers.delete(`/webhooks/${webhookId}`);
    await dashboard.call(404, 'GET', `/webhooks/${webhookId}`);
  },
  'sends a test event': async (context) => {
    const { webhookId } = await register(context);
    const path = `/webhooks/${webhookId}/test`;
    const answer = await context.dashboard.call(200, 'POST', path, { text: 'test' });
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'published' } });
  },
  'registers with a Momento API key, and takes the signing secret': async (context) => {
    const { dashboard, leftovers } = context;
    const [cache] = MOMENTO_CACHES;
    const key = { apiKey: MOMENTO_KEY.text };
    const registration = { ...key, name: 'By key', cache, topic: 'orders', momentoWebhook: 'hook' };
    const { webhookId } = await dashboard.call<Webhook>(
      201,
      'POST',
      '/momento-webhooks/register',
      registration,
    );
    leftovers.add(`/webhooks/${webhookId}`);
    const listed = await dashboard.call(200, 'POST', '/momento-webhooks/list', { ...key, cache });
    expect(listed).toMatchObject({ momentoWebhooks: [{ name: 'hook', webhookId }] });
    const rotation = { ...key, rotate: true };
    await dashboard.call(200, 'POST', `/webhooks/${webhookId}/secret/take`, rotation);
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
