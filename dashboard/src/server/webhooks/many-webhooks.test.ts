import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, startApi } from '../testing/start-api.ts';

const COUNT = 1_000;

let api: Api;
let calls: string[];

beforeAll(async () => {
  api = await startApi();
  const { secrets } = api.context;
  for (let count = 0; count < COUNT; count += 1) {
    const webhook = { v: 1, tenant: 'default', name: `n${count}`, cache: 'c', topic: `t${count}` };
    await secrets.send(
      new CreateSecretCommand({
        Name: `momento-gateway/00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
        Description: JSON.stringify({ ...webhook, enabled: true, createdAt: count }),
        SecretString: JSON.stringify({ ...webhook, enabled: true, signingSecret: 's' }),
      }),
    );
  }
}, 60_000);
afterAll(() => api.close());

/** A new process, whose calls of Secrets Manager are noted. */
function restartAndWatch() {
  api.restart();
  calls = [];
  api.context.secrets.middlewareStack.add(
    (next, context) => (call) => {
      calls.push(String(context.commandName));
      return next(call);
    },
    { step: 'initialize' },
  );
}

test('all webhooks are listed without a secret being read, and later pages and searches ask nobody', async () => {
  restartAndWatch();
  const first = await api.call('GET', '/api/webhooks?limit=100');
  expect(first.body.total).toBe(COUNT);
  expect(calls).toEqual(Array(COUNT / 100).fill('ListSecretsCommand'));
  calls = [];
  const next = await api.call('GET', `/api/webhooks?limit=100&cursor=${first.body.cursor}`);
  const found = await api.call('GET', '/api/webhooks?search=n999');
  expect(next.body.webhooks).toHaveLength(100);
  expect(found.body.webhooks).toMatchObject([{ name: 'n999' }]);
  expect(calls).toEqual([]);
});

test('many that ask first at the same time load the list once', async () => {
  restartAndWatch();
  await Promise.all(Array.from({ length: 5 }, () => api.call('GET', '/api/webhooks')));
  expect(calls).toHaveLength(COUNT / 100);
});
