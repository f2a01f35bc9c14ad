import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetPolicyCommand, GetPolicyVersionCommand } from '@aws-sdk/client-iam';
import { DeleteQueueCommand } from '@aws-sdk/client-sqs';
import { callApi } from '@momento-gateway/e2e/api';
import { MOMENTO_CACHES, MOMENTO_KEY } from '@momento-gateway/e2e/momento-account';
import {
  type LocalMomento,
  startLocalMomento,
} from '@momento-gateway/local-momento/start-local-momento';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Subject } from './checks/check.ts';
import { openAged } from './checks/observation-checks.ts';
import { Dashboard } from './dashboard.ts';
import { AGED_CHECK, CHECKS, NEEDED_BY, ONLY_ON_AWS } from './dashboard-actions.ts';
import { createDashboardUser, type DashboardUser } from './dashboard-user.ts';
import { deployStack } from './stack.ts';
import { administrator, isStandIn } from './target-aws.ts';
import { makeTargetsTemplate, type TargetName } from './targets-template.ts';

const oneFilePath = join(import.meta.dirname, '../../momento-gateway.template.json');
const name = `dashboard-${randomUUID().slice(0, 8)}`;
const idByHand = randomUUID();

const stack = await deployStack(name, await readFile(oneFilePath, 'utf8'));
const targetsTemplate = makeTargetsTemplate({ secretPrefix: name, webhookId: idByHand });
const targets = await deployStack<TargetName>(`${name}-targets`, targetsTemplate);
let momento: LocalMomento;
let user: DashboardUser;
let subject: Subject;

beforeAll(async () => {
  momento = await startLocalMomento({
    port: 0,
    caches: MOMENTO_CACHES,
    apiKeys: [MOMENTO_KEY],
  });
  user = await createDashboardUser(stack);
  const environment = { ...user.environment, MOMENTO_ENDPOINT_URL: momento.origin };
  subject = {
    dashboard: await Dashboard.start(stack, environment),
    stack,
    credentials: user.credentials,
    targets: targets.outputs,
    idByHand,
    madeQueues: [],
    agedViewers: [],
    leftBehind: new Set(),
  };
  // One for each time that the check for it runs.
  for (let count = 0; count < 3; count += 1) subject.agedViewers.push(await openAged(subject));
  subject.leftBehind.clear();
});

/** What a check made and could not remove. */
async function removeLeftBehind(): Promise<void> {
  const { dashboard, leftBehind } = subject;
  for (const path of leftBehind) await callApi(dashboard, 'DELETE', path);
  leftBehind.clear();
}

afterEach(async () => {
  const { madeQueues } = subject;
  await removeLeftBehind();
  for (const QueueUrl of madeQueues.splice(0)) {
    await administrator.sqs.send(new DeleteQueueCommand({ QueueUrl }));
  }
});

afterAll(async () => {
  await subject?.dashboard.end();
  await momento?.close();
  await user?.remove();
  await targets.destroy();
  await stack.destroy();
});

async function readGrantedActions(): Promise<string[]> {
  const { DashboardPolicyArn: PolicyArn = '' } = stack.outputs;
  const { Policy } = await administrator.iam.send(new GetPolicyCommand({ PolicyArn }));
  const { PolicyVersion } = await administrator.iam.send(
    new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }),
  );
  const { Statement } = JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''));
  const actions: string[] = Statement.flatMap(({ Action }: { Action: string[] }) => Action);
  return [...new Set(actions)].sort();
}

test.each(Object.entries(CHECKS))('with the policy and nothing else it %s', (_, check) =>
  check(subject),
);

test('these were all calls of the API', async () => {
  const { paths } = await subject.dashboard.call<{ paths: Record<string, object> }>(
    200,
    'GET',
    '/openapi.json',
  );
  const called = [...subject.dashboard.called];
  const missing = Object.entries(paths).flatMap(([path, operations]) => {
    const form = path.replaceAll(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.');
    return Object.keys(operations)
      .map((method) => method.toUpperCase())
      .filter((method) => !called.some((call) => new RegExp(`^${method} ${form}$`).test(call)))
      .map((method) => `${method} ${path}`);
  });
  expect(missing).toEqual([]);
});

test('the policy has exactly the actions that the checks here need', async () => {
  const needed = [...Object.keys(NEEDED_BY), ...Object.keys(ONLY_ON_AWS)];
  expect(await readGrantedActions()).toEqual(needed.sort());
});

test.each(Object.entries({ ...NEEDED_BY, ...(!isStandIn && ONLY_ON_AWS) }))(
  'without %s it no longer %s',
  async (action, name) => {
    const check = CHECKS[name];
    await user.without(action, () => expect(check(subject), action).rejects.toThrow());
    // That it was the action, and that what stayed can be removed.
    await removeLeftBehind();
    if (name !== AGED_CHECK) await check(subject);
  },
);
