import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import type { Webhook } from '@momento-gateway/e2e/api';
import { MOMENTO_CACHES, MOMENTO_KEY } from '@momento-gateway/e2e/momento-account';
import { expect } from 'vitest';
import { administrator } from '../target-aws.ts';
import { type Check, type Subject, waitFor } from './check.ts';

export async function register({ dashboard, leftBehind }: Subject): Promise<Webhook> {
  const registration = { name: 'Orders', cache: 'shop', topic: 'orders', signingSecret: 'first' };
  const webhook = await dashboard.call<Webhook>(201, 'POST', '/webhooks', registration);
  leftBehind.add(`/webhooks/${webhook.webhookId}`);
  return webhook;
}

async function listIds({ dashboard }: Subject): Promise<string[]> {
  await dashboard.restart();
  const { webhooks } = await dashboard.call<{ webhooks: Webhook[] }>(200, 'GET', '/webhooks');
  return webhooks.map(({ webhookId }) => webhookId);
}

export const WEBHOOK_CHECKS = {
  'registers a webhook': async (subject) => {
    await register(subject);
  },
  'reads a webhook': async (subject) => {
    const { webhookId } = await register(subject);
    const read = await subject.dashboard.call(200, 'GET', `/webhooks/${webhookId}`);
    expect(read).toMatchObject({ webhookId, enabled: true });
  },
  'changes a webhook and its signing secret': async (subject) => {
    const { dashboard } = subject;
    const { webhookId } = await register(subject);
    const changed = await dashboard.call(200, 'PATCH', `/webhooks/${webhookId}`, { name: 'New' });
    expect(changed).toMatchObject({ name: 'New' });
    const rotation = { signingSecret: 'second', overlapMinutes: 5 };
    await dashboard.call(200, 'POST', `/webhooks/${webhookId}/secret`, rotation);
  },
  'describes a changed webhook for lists': async (subject) => {
    const { dashboard, stack } = subject;
    const { webhookId } = await register(subject);
    await dashboard.call(200, 'PATCH', `/webhooks/${webhookId}`, { name: 'Described' });
    const { Description } = await administrator.secrets.send(
      new DescribeSecretCommand({ SecretId: `${stack.name}/${webhookId}` }),
    );
    expect(Description).toContain('Described');
  },
  'ends previous signing secrets': async (subject) => {
    const { dashboard } = subject;
    const { webhookId } = await register(subject);
    const rotation = { signingSecret: 'second', overlapMinutes: 5 };
    await dashboard.call(200, 'POST', `/webhooks/${webhookId}/secret`, rotation);
    await dashboard.call(204, 'DELETE', `/webhooks/${webhookId}/secret/previous`);
    const read = await dashboard.call(200, 'GET', `/webhooks/${webhookId}`);
    expect(read).not.toHaveProperty('previousSecrets');
  },
  'deletes a webhook': async (subject) => {
    const { dashboard, leftBehind } = subject;
    const { webhookId } = await register(subject);
    await dashboard.call(204, 'DELETE', `/webhooks/${webhookId}`);
    leftBehind.delete(`/webhooks/${webhookId}`);
    await dashboard.call(404, 'GET', `/webhooks/${webhookId}`);
  },
  'sends a test event': async (subject) => {
    const { webhookId } = await register(subject);
    const path = `/webhooks/${webhookId}/test`;
    const answer = await subject.dashboard.call(200, 'POST', path, { text: 'test' });
    expect(answer).toMatchObject({ status: 200, body: { outcome: 'published' } });
  },
  'registers with a Momento API key, and takes the signing secret': async (subject) => {
    const { dashboard, leftBehind } = subject;
    const [cache] = MOMENTO_CACHES;
    const key = { apiKey: MOMENTO_KEY.text };
    const registration = { ...key, name: 'By key', cache, topic: 'orders', momentoWebhook: 'hook' };
    const { webhookId } = await dashboard.call<Webhook>(
      201,
      'POST',
      '/momento-webhooks/register',
      registration,
    );
    leftBehind.add(`/webhooks/${webhookId}`);
    const listed = await dashboard.call(200, 'POST', '/momento-webhooks/list', { ...key, cache });
    expect(listed).toMatchObject({ momentoWebhooks: [{ name: 'hook', webhookId }] });
    const rotation = { ...key, rotate: true };
    await dashboard.call(200, 'POST', `/webhooks/${webhookId}/secret/take`, rotation);
  },
  'lists webhooks': async (subject) => {
    const { webhookId } = await register(subject);
    await waitFor(
      () => listIds(subject),
      (ids) => ids.includes(webhookId),
    );
  },
  'lists a webhook made by hand': async (subject) => {
    expect(await listIds(subject)).toContain(subject.idByHand);
  },
} satisfies Record<string, Check>;
