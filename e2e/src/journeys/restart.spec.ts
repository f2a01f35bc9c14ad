import { listFailures, setFault } from '../api.ts';
import { createSqs, takeMessages } from '../aws.ts';
import { expect, test } from '../fixtures.ts';
import { bodyOf, postSigned, sign } from '../momento.ts';
import { findFreePorts, Product, spawnStart } from '../product.ts';
import { makeRoute } from '../route.ts';

test.describe.configure({ mode: 'serial', timeout: 300_000 });

test('kill -9 of all processes loses no event that was answered', async () => {
  const product = await Product.start();
  try {
    const { cache, topic, signingSecret, webhook, queue } = await makeRoute(product);
    const post = async (text: string) => {
      const body = bodyOf({ cache, topic, text });
      return (await postSigned(webhook.url, body, sign(body, signingSecret))).status;
    };
    expect(await post('published before')).toBe(200);
    await setFault(product, { operation: 'PutEvents', fault: 'error' });
    expect(await post('parked before')).toBe(202);

    await product.end('SIGKILL', 'group');
    await product.run();

    expect(await listFailures(product, 'parked before')).toHaveLength(1);
    expect(await post('published after')).toBe(200);
    const messages = await takeMessages(createSqs(product), queue.url, 2);
    expect(messages.map((message) => JSON.parse(message).detail.text).sort()).toEqual([
      'published after',
      'published before',
    ]);
  } finally {
    await product.dispose();
  }
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
  test(`${signal} to the process that was started leaves no process listening`, async () => {
    const product = await Product.start();
    try {
      await product.end(signal);
      for (const url of [product.awsUrl, product.functionUrl, product.dashboardUrl]) {
        await expect.poll(() => fetch(url).catch(() => 'gone')).toBe('gone');
      }
    } finally {
      await product.dispose();
    }
  });
}

test('a port in use is an error that names the variable', async () => {
  const product = await Product.start();
  try {
    const [localAws = 0, gateway = 0, provider = 0] = await findFreePorts(3);
    const ports = { localAws, gateway, provider, dashboard: product.ports.dashboard };
    const child = spawnStart(ports, '/nonexistent/never-used');
    let printed = '';
    child.stderr?.on('data', (chunk) => {
      printed += chunk;
    });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(1);
    expect(printed).toContain('DASHBOARD_PORT');
  } finally {
    await product.dispose();
  }
});
