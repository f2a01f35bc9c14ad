import { PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeQueue, type Queue, toTarget } from '../testing/queue-calls.ts';
import { type Api, startApi } from '../testing/start-api.ts';

let api: Api;
let time: number;
let calls: string[];
let orders: Queue;
let returns: Queue;

beforeEach(async () => {
  time = Date.now();
  calls = [];
  api = await startApi({}, { now: () => time });
  api.context.events.middlewareStack.add(
    (next, context) => (call) => {
      calls.push(String(context.commandName));
      return next(call);
    },
    { step: 'initialize' },
  );
  orders = await makeQueue(api, 'orders');
  returns = await makeQueue(api, 'returns');
  const rule = { name: 'rule', cache: 'shop', targets: [toTarget(orders)] };
  expect((await api.call('POST', '/api/rules', rule)).status).toBe(201);
});
afterEach(() => api.close());

async function listArns(): Promise<string[]> {
  const { status, body } = await api.call('GET', '/api/rules');
  expect(status).toBe(200);
  return body.rules[0].targets.map(({ arn }: { arn: string }) => arn);
}

test('a list asked for again costs no call for each of its rules', async () => {
  await listArns();
  calls = [];
  expect(await listArns()).toEqual([orders.arn]);
  expect(calls.filter((name) => /Targets|Tags/.test(name))).toEqual([]);
});

test('targets that were changed here are listed at once', async () => {
  await listArns();
  const changes = { targets: [toTarget(returns)] };
  expect((await api.call('PATCH', '/api/rules/rule', changes)).status).toBe(200);
  expect(await listArns()).toEqual([returns.arn]);
});

test('targets that others changed are listed after a minute', async () => {
  await listArns();
  await api.context.events.send(
    new PutTargetsCommand({ Rule: 'rule', Targets: [{ Id: 'theirs', Arn: returns.arn }] }),
  );
  time += 61_000;
  expect((await listArns()).toSorted()).toEqual([orders.arn, returns.arn].toSorted());
});

test('a list whose targets cannot be read is an error, until they can', async () => {
  await listArns();
  time += 61_000;
  await api.setFault({ operation: 'ListTargetsByRule', fault: 'error' });
  expect((await api.call('GET', '/api/rules')).status).toBe(502);
  await api.clearFaults();
  expect(await listArns()).toEqual([orders.arn]);
});
