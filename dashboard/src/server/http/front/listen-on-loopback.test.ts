import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listenOnLoopback, portOf } from './listen-on-loopback.ts';

const create = () => createServer((_, response) => response.end('ours'));

test('both addresses of localhost are the same server', async () => {
  const servers = await listenOnLoopback(create, 0);
  onTestFinished(() => servers.forEach((server) => void server.close()));
  const [first, second] = servers;
  expect(first && portOf(first)).toBeGreaterThan(0);
  if (second === undefined) return;
  expect(portOf(second)).toBe(first && portOf(first));
  for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
    const answer = await fetch(`http://${host}:${portOf(second)}/`);
    expect(await answer.text()).toBe('ours');
  }
});

test.each(['127.0.0.1', '::1'])(
  'a port is not taken when another program has it on %s, and the other address is left free',
  async (host) => {
    const other = createServer();
    const hasAddress = await new Promise<boolean>((resolve) => {
      other.once('error', () => resolve(false));
      other.listen(0, host, () => resolve(true));
    });
    onTestFinished(() => void other.close());
    if (!hasAddress) return;
    const port = portOf(other);
    await expect(listenOnLoopback(create, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const again = createServer();
    await new Promise<void>((resolve, reject) => {
      again.once('error', reject);
      again.listen(port, host === '::1' ? '127.0.0.1' : '::1', resolve);
    });
    again.close();
  },
);
