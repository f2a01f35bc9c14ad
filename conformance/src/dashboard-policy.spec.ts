import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetPolicyCommand, GetPolicyVersionCommand } from '@aws-sdk/client-iam';
import { DeleteQueueCommand } from '@aws-sdk/client-sqs';
import { readOpenApi } from '@momento-gateway/api/gateway/gateway-operations';
import { readMe } from '@momento-gateway/api/me/me-operations';
import { OPERATIONS } from '@momento-gateway/api/operations';
import { MOMENTO_CACHES, MOMENTO_KEY } from '@momento-gateway/e2e/momento-account';
import {
  type LocalMomento,
  startLocalMomento,
} from '@momento-gateway/local-momento/start-local-momento';
import { POLICY_OUTPUTS, STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CheckContext } from './checks/check.ts';
import { openAged } from './checks/observation-checks.ts';
import { Cleanup } from './cleanup.ts';
import { Dashboard } from './dashboard.ts';
import { AGED_CHECK, CHECKS, NEEDED_BY, ONLY_ON_AWS, WITH_A_DEFAULT } from './dashboard-actions.ts';
import { createDashboardRole, type DashboardRole } from './dashboard-role.ts';
import { ignoreGone } from './ignore-gone.ts';
import { type DeployedStack, deployStack } from './stack.ts';
import { administrator, isEmulator } from './target-aws.ts';
import { makeTargetsTemplate, type TargetName } from './targets-template.ts';

const oneFilePath = join(import.meta.dirname, '../../momento-gateway.template.json');
const name = `dashboard-${randomUUID().slice(0, 8)}`;
const idByHand = randomUUID();

const cleanup = new Cleanup();
let stack: DeployedStack;
let momento: LocalMomento;
let role: DashboardRole;
let context: CheckContext;

beforeAll(async () => {
  stack = await deployStack({ name, template: await readFile(oneFilePath, 'utf8') }, cleanup);
  const targets = await deployStack<TargetName>(
    {
      name: `${name}-targets`,
      template: makeTargetsTemplate({ secretPrefix: name, webhookId: idByHand }),
    },
    cleanup,
  );
  momento = await startLocalMomento({
    port: 0,
    caches: MOMENTO_CACHES,
    apiKeys: [MOMENTO_KEY],
  });
  cleanup.add('local Momento', () => momento.close());
  role = await createDashboardRole(stack, cleanup, 'owner');
  const environment = { ...role.environment, MOMENTO_ENDPOINT_URL: momento.origin };
  context = {
    dashboard: await Dashboard.start(stack, environment),
    stack,
    credentials: role.credentials,
    targets: targets.outputs,
    idByHand,
    madeQueues: [],
    agedViewers: [],
    leftovers: new Map(),
  };
  cleanup.add('the dashboard', () => context.dashboard.end());
  // One for each run of the check that needs it.
  for (let count = 0; count < 3; count += 1) context.agedViewers.push(await openAged(context));
  context.leftovers.clear();
});

/** Deletes what a check created and could not delete; what cannot be deleted now, at the end. */
async function deleteLeftovers(): Promise<void> {
  const { leftovers } = context;
  for (const [name, remove] of leftovers) {
    const removeIfThere = () => ignoreGone(remove());
    await removeIfThere().catch(() => cleanup.add(name, removeIfThere));
  }
  leftovers.clear();
}

afterEach(async () => {
  const { madeQueues } = context;
  await deleteLeftovers();
  for (const QueueUrl of madeQueues.splice(0)) {
    await administrator.sqs.send(new DeleteQueueCommand({ QueueUrl }));
  }
});

afterAll(() => cleanup.run());

async function readActions(output: keyof typeof STACK_OUTPUTS): Promise<string[]> {
  const PolicyArn = stack.outputs[STACK_OUTPUTS[output]];
  const { Policy } = await administrator.iam.send(new GetPolicyCommand({ PolicyArn }));
  const { PolicyVersion } = await administrator.iam.send(
    new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }),
  );
  const { Statement } = JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? ''));
  return Statement.flatMap(({ Action }: { Action: string[] }) => Action);
}

async function readGrantedActions(): Promise<string[]> {
  const actions = await Promise.all(Object.values(POLICY_OUTPUTS).map(readActions));
  return [...new Set(actions.flat())].sort();
}

test.each(Object.entries(CHECKS))('with only the stack’s policies, it %s', (_, check) =>
  check(context),
);

test('the checks call every API operation', async () => {
  const { dashboard } = context;
  await dashboard.call(readOpenApi, {});
  await dashboard.call(readMe, {});
  const missing = Object.entries(OPERATIONS).filter(([, one]) => !dashboard.called.has(one));
  expect(missing.map(([id]) => id)).toEqual([]);
});

test('the policies have exactly the actions that these checks need', async () => {
  const needed = [...Object.keys(NEEDED_BY), ...Object.keys(ONLY_ON_AWS), ...WITH_A_DEFAULT];
  expect(await readGrantedActions()).toEqual(needed.sort());
});

test.each(Object.entries({ ...NEEDED_BY, ...(!isEmulator && ONLY_ON_AWS) }))(
  'without %s, it no longer %s',
  async (action, name) => {
    const check = CHECKS[name];
    await role.without(action, () => expect(check(context), action).rejects.toThrow());
    // Only the action was missing, and what is left can be deleted.
    await deleteLeftovers();
    if (name !== AGED_CHECK) await check(context);
  },
);
