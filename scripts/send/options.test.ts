import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

const webhookId = 'c0ffee00-1234-4abc-8def-0123456789ab';

test('by default, one message goes to the gateway on this machine', () => {
  expect(readOptions(['--webhook', webhookId], '3001')).toMatchObject({
    url: `http://127.0.0.1:3001/webhooks/${webhookId}`,
    count: 1,
    rate: undefined,
    stale: false,
    forge: false,
    stack: undefined,
  });
});

test('--stack names the gateway on AWS whose secret is read', () => {
  const args = ['--webhook', webhookId, '--url', 'https://x.lambda-url.eu-west-1.on.aws/'];
  expect(readOptions([...args, '--stack', 'Orders'], '3001').stack).toBe('Orders');
});

test.each([
  ['https://x.lambda-url.eu-west-1.on.aws/'],
  ['https://x.lambda-url.eu-west-1.on.aws'],
  [`https://x.lambda-url.eu-west-1.on.aws/webhooks/${webhookId}`],
])('--url takes the Function URL or the webhook’s URL: %s', (url) => {
  expect(readOptions(['--webhook', webhookId, '--url', url], '3001').url).toBe(
    `https://x.lambda-url.eu-west-1.on.aws/webhooks/${webhookId}`,
  );
});

test.each([
  [[], '--webhook'],
  [['--webhook', 'orders'], '--webhook'],
  [['--webhook', webhookId, '--count', '0'], '--count'],
  [['--webhook', webhookId, '--count', '1.5'], '--count'],
  [['--webhook', webhookId, '--rate', 'fast'], '--rate'],
  [['--webhook', webhookId, '--url', 'nowhere'], '--url'],
  [['--webhook', webhookId, '--stack', 'my stack'], '--stack'],
  [['--webhook', webhookId, '--frge'], '--frge'],
])('wrong options %j are refused, naming the option', (args, name) => {
  expect(() => readOptions(args, '3001')).toThrow(name);
});
