import { spawn } from 'node:child_process';
import { createSqs, takeMessages } from '../aws.ts';
import { expect, test } from '../fixtures.ts';
import type { Product } from '../product.ts';

async function send(product: Product, ...args: string[]): Promise<{ code: unknown; out: string }> {
  const child = spawn(
    process.execPath,
    ['scripts/bootstrap.mjs', 'scripts/send/main.ts', ...args],
    {
      env: {
        ...process.env,
        LOCAL_AWS_PORT: String(product.ports.localAws),
        GATEWAY_PORT: String(product.ports.gateway),
      },
    },
  );
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      out += chunk;
    });
  }
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, out };
}

test('npm run send acts as Momento: its posts are published', async ({ product, route }) => {
  const { webhookId } = route.webhook;
  const sent = await send(product, '--webhook', webhookId, '--text', 'hi', '--count', '3');
  expect(sent.out).toContain('3 × Published (200)');
  expect(sent.code).toBe(0);
  const messages = await takeMessages(createSqs(product), route.queue.url, 3);
  expect(messages.map((message) => JSON.parse(message).detail.text)).toEqual(['hi', 'hi', 'hi']);
});

test('npm run send shows that stale and forged posts are rejected', async ({ product, route }) => {
  const { webhookId } = route.webhook;
  for (const trick of ['--stale', '--forge']) {
    expect((await send(product, '--webhook', webhookId, trick)).out).toContain(
      '1 × Rejected (403)',
    );
  }
});

test('npm run send says that a webhook does not exist, and exits with 1', async ({ product }) => {
  const sent = await send(product, '--webhook', crypto.randomUUID());
  expect(sent.out).toContain('There is no webhook with this id');
  expect(sent.code).toBe(1);
});
