import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import { expect, test } from 'vitest';
import { countFailures, nameEnvironment } from './use-gateway.ts';

const gateway: Gateway = {
  environment: 'aws',
  accountId: '111122223333',
  region: 'eu-west-1',
  bus: { name: 'momento', found: true },
  parkedQueue: { found: true, depth: 2 },
  deadLetterQueue: { found: true, depth: 3 },
  secretPrefix: 'momento-gateway',
  problems: [],
};

test('failures are those of both queues', () => {
  expect(countFailures(gateway)).toBe(5);
});

test('the number of failures is not known while that of one queue is not', () => {
  expect(countFailures(undefined)).toBeUndefined();
  expect(countFailures({ ...gateway, parkedQueue: { found: false } })).toBeUndefined();
  expect(countFailures({ ...gateway, deadLetterQueue: { found: false } })).toBeUndefined();
});

test.each<[string, Partial<Gateway>, string]>([
  ['account and Region', {}, '111122223333 · eu-west-1'],
  ['its Region while the account is not known', { accountId: undefined }, 'eu-west-1'],
  ['AWS while nothing is known', { accountId: undefined, region: undefined }, 'AWS'],
  ['local for local AWS', { environment: 'local' }, 'local'],
])('the environment is named by %s', (_, fields, name) => {
  expect(nameEnvironment({ ...gateway, ...fields } as Gateway)).toBe(name);
});
