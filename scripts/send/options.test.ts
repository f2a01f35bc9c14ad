import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

const webhookId = 'c0ffee00-1234-4abc-8def-0123456789ab';

test('by default, one message goes to the gateway on this machine', () => {
  expect(readOptions(['--webhook', webhookId])).toMatchObject({
    url: undefined,
    count: 1,
    rate: undefined,
    stale: false,
    forge: false,
    stack: undefined,
  });
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
  expect(() => readOptions(args)).toThrow(name);
});
