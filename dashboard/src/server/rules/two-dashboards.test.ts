import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateLogGroupCommand,
  DescribeResourcePoliciesCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeQueue, type Queue, readPolicy, toTarget } from '../testing/queue-calls.ts';
import { type Api, type ApiProcess, startApi } from '../testing/start-api.ts';

/** Each race is run so often: before there was anything against them, it was lost 3 times of 10. */
const ROUNDS = 5;
const WRITE_MS = 15;
const SETTLE_MS = 100;

vi.setConfig({ testTimeout: 60_000 });

let api: Api;
let other: ApiProcess;
beforeEach(async () => {
  const settle = () => sleep(SETTLE_MS);
  api = await startApi({}, { settle });
  other = api.startAnother();
});
afterEach(() => api.close());

/** AWS takes its time for a write, where local AWS takes 1 ms. */
async function slowDown(...operations: readonly string[]) {
  for (const operation of operations) {
    await api.setFault({ operation, fault: 'delay', delayMs: WRITE_MS });
  }
}

function create(dashboard: Pick<Api, 'call'>, name: string, targets: readonly object[], more = {}) {
  return dashboard.call('POST', '/api/rules', { name, cache: 'shop', targets, ...more });
}

/** Whether EventBridge may deliver to every target of the rule, by the check of the API. */
async function expectGranted(name: string): Promise<Rule> {
  const { body: rule } = await api.call('GET', `/api/rules/${name}`);
  for (const { arn } of rule.targets) {
    const query = new URLSearchParams({ rule: name, arn });
    const { body } = await api.call('GET', `/api/permissions/check?${query}`);
    expect(body.state, `${name} on ${arn}`).toBe('granted');
  }
  return rule;
}

async function inRounds(work: (round: number) => Promise<void>) {
  for (let round = 0; round < ROUNDS; round += 1) await work(round);
}

test('two that each add a rule on one new queue both have their permission', async () => {
  await slowDown('SetQueueAttributes', 'PutTargets');
  await inRounds(async (round) => {
    const queue = await makeQueue(api, `queue-${round}`);
    const made = await Promise.all([
      create(api, `a${round}`, [toTarget(queue)]),
      create(other, `b${round}`, [toTarget(queue)]),
    ]);
    expect(made.map(({ status }) => status)).toEqual([201, 201]);
    await expectGranted(`a${round}`);
    await expectGranted(`b${round}`);
    expect((await readPolicy(api, queue))?.Statement).toHaveLength(1);
  });
});

test('a rule that comes to a queue while its last rule goes has its permission', async () => {
  await slowDown('SetQueueAttributes', 'ListRuleNamesByTarget');
  await inRounds(async (round) => {
    const queue = await makeQueue(api, `queue-${round}`);
    expect((await create(api, `old${round}`, [toTarget(queue)])).status).toBe(201);
    const [gone, made] = await Promise.all([
      api.call('DELETE', `/api/rules/old${round}`),
      sleep(round * WRITE_MS).then(() => create(other, `new${round}`, [toTarget(queue)])),
    ]);
    expect([gone.status, made.status]).toEqual([204, 201]);
    await expectGranted(`new${round}`);
  });
});

test('two log groups that get their first rule at once both have their permission', async () => {
  await slowDown('PutResourcePolicy');
  const { logs } = api.context;
  await inRounds(async (round) => {
    const targets = [`/aws/events/a${round}`, `/aws/events/b${round}`].map((name) => ({
      type: 'logs',
      arn: `arn:aws:logs:us-east-1:000000000000:log-group:${name}`,
      name,
    }));
    for (const { name: logGroupName } of targets) {
      await logs.send(new CreateLogGroupCommand({ logGroupName }));
    }
    const [a, b] = targets.map(({ type, arn }) => ({ type, arn }));
    const made = await Promise.all([
      create(api, `a${round}`, [a ?? {}]),
      create(other, `b${round}`, [b ?? {}]),
    ]);
    expect(made.map(({ status }) => status)).toEqual([201, 201]);
    await expectGranted(`a${round}`);
    await expectGranted(`b${round}`);
  });
  const { resourcePolicies = [] } = await logs.send(new DescribeResourcePoliciesCommand({}));
  expect(resourcePolicies).toHaveLength(1);
});

async function makeEdited(round: number): Promise<{ rule: Rule; first: Queue; second: Queue }> {
  const [first, second] = [
    await makeQueue(api, `first-${round}`),
    await makeQueue(api, `second-${round}`),
  ];
  const queue = await makeQueue(api, `queue-${round}`);
  const { status, body } = await create(api, `rule${round}`, [toTarget(queue)]);
  expect(status).toBe(201);
  return { rule: body, first, second };
}

test('of two edits of one version one is made and the other refused', async () => {
  await slowDown('PutTargets', 'PutRule', 'RemoveTargets');
  await inRounds(async (round) => {
    const { rule, first, second } = await makeEdited(round);
    const edit = (dashboard: Pick<Api, 'call'>, queue: Queue) =>
      dashboard.call('PATCH', `/api/rules/${rule.name}`, {
        version: rule.version,
        description: queue.arn,
        targets: [toTarget(queue)],
      });
    const edits = await Promise.all([edit(api, first), edit(other, second)]);
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body } = edits.find(({ status }) => status === 200) ?? {};
    const now = await expectGranted(rule.name);
    expect(now).toEqual(body);
    expect(now.targets).toMatchObject([{ arn: now.description }]);
  });
});

test('two edits without a version are made one after the other, each whole', async () => {
  await slowDown('PutTargets', 'PutRule', 'RemoveTargets');
  await inRounds(async (round) => {
    const { rule, first, second } = await makeEdited(round);
    const edit = (dashboard: Pick<Api, 'call'>, queue: Queue) =>
      dashboard.call('PATCH', `/api/rules/${rule.name}`, {
        description: queue.arn,
        targets: [toTarget(queue)],
      });
    const edits = await Promise.all([edit(api, first), edit(other, second)]);
    expect(edits.map(({ status }) => status)).toEqual([200, 200]);
    const now = await expectGranted(rule.name);
    expect(now.targets).toMatchObject([{ arn: now.description }]);
  });
});

test('an edit and a deletion at once leave the rule as edited, or none', async () => {
  await slowDown('PutTargets', 'RemoveTargets', 'DeleteRule');
  await inRounds(async (round) => {
    const { rule, first } = await makeEdited(round);
    const [edited, deleted] = await Promise.all([
      api.call('PATCH', `/api/rules/${rule.name}`, { targets: [toTarget(first)] }),
      other.call('DELETE', `/api/rules/${rule.name}`),
    ]);
    expect([200, 404]).toContain(edited.status);
    expect(deleted.status).toBe(204);
    expect((await api.call('GET', `/api/rules/${rule.name}`)).status).toBe(404);
    expect(await readPolicy(api, first)).toBeUndefined();
  });
});

test('one name that two ask for is given to one, with what that one asked for', async () => {
  await slowDown('PutRule', 'PutTargets');
  await inRounds(async (round) => {
    const [first, second] = [
      await makeQueue(api, `first-${round}`),
      await makeQueue(api, `second-${round}`),
    ];
    const made = await Promise.all([
      create(api, `rule${round}`, [toTarget(first)], { topic: 'a' }),
      create(other, `rule${round}`, [toTarget(second)], { topic: 'b' }),
    ]);
    expect(made.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { body } = made.find(({ status }) => status === 201) ?? {};
    expect(await expectGranted(`rule${round}`)).toEqual(body);
  });
});
