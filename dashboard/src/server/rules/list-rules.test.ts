import { PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeQueue, toTarget } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

function create(fields: object) {
  return api.call('POST', '/api/rules', { name: 'rule', ...fields });
}

test('rules made elsewhere are listed when they can match Momento, and marked', async () => {
  const patterns = {
    exact: { source: ['Momento'] },
    any: { account: ['000000000000'] },
    prefix: { source: [{ prefix: 'Mom' }] },
    others: { source: [{ 'anything-but': ['aws.ec2'] }] },
    'no-ec2': { source: ['aws.ec2'] },
    'no-prefix': { source: [{ prefix: 'aws.' }] },
    'no-suffix': { source: [{ suffix: '.ec2' }] },
    'no-momento': { source: [{ 'anything-but': 'Momento' }] },
  };
  for (const [Name, pattern] of Object.entries(patterns)) {
    await api.context.events.send(
      new PutRuleCommand({ Name, EventPattern: JSON.stringify(pattern) }),
    );
  }
  const { rules } = (await api.call('GET', '/api/rules')).body;
  expect(rules.map(({ name }: { name: string }) => name)).toEqual([
    'any',
    'exact',
    'others',
    'prefix',
  ]);
  expect(rules.every(({ managedHere }: { managedHere: boolean }) => !managedHere)).toBe(true);
});

test('the quotas count every rule of the bus, whatever it matches', async () => {
  const patterns = {
    momento: { source: ['Momento'] },
    'momento-wildcard': { source: [{ wildcard: 'Mom*' }] },
    'other-wildcard': { source: ['aws.ec2'], detail: { id: [{ wildcard: 'i-*a' }] } },
  };
  for (const [Name, pattern] of Object.entries(patterns)) {
    await api.context.events.send(
      new PutRuleCommand({ Name, EventPattern: JSON.stringify(pattern) }),
    );
  }
  expect((await api.call('GET', '/api/rules')).body.quotas).toEqual({
    rules: { count: 3, limit: 300, isDefault: true },
    wildcardRules: { count: 2, limit: 30, isDefault: false },
  });
});

test('all 300 rules a bus can have are listed', async () => {
  for (let count = 0; count < 300; count += 1) {
    await api.context.events.send(
      new PutRuleCommand({ Name: `r${count}`, EventPattern: '{"source":["Momento"]}' }),
    );
  }
  const { body } = await api.call('GET', '/api/rules');
  expect(body.rules).toHaveLength(300);
  const queue = await makeQueue(api, 'orders');
  const { status, body: problem } = await create({ cache: 'shop', targets: [toTarget(queue)] });
  expect(status).toBe(409);
  expect(problem.type).toBe('urn:momento-gateway:problem:aws-limit-exceeded');
});

test.each(['GET', 'PATCH', 'DELETE'])(
  '%s of a rule that does not exist is not found',
  async (method) => {
    const body = method === 'PATCH' ? { enabled: true } : undefined;
    expect((await api.call(method, '/api/rules/none', body)).status).toBe(404);
  },
);

test('the list and a new rule say that the bus does not exist', async () => {
  await api.close();
  api = await startApi({ busName: 'missing' });
  const queue = await makeQueue(api, 'orders');
  for (const answer of [
    await api.call('GET', '/api/rules'),
    await create({ cache: 'shop', targets: [toTarget(queue)] }),
  ]) {
    expect(answer.status).toBe(409);
    expect(answer.body.detail).toContain('missing');
  }
});
