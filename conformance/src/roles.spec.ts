import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  deleteFailures,
  listFailures,
  readFailure,
} from '@momento-gateway/api/failures/failure-operations';
import { redriveFailures } from '@momento-gateway/api/failures/redrive-operations';
import { readGateway } from '@momento-gateway/api/gateway/gateway-operations';
import { openViewer, readViewer, removeViewer } from '@momento-gateway/api/live/live-operations';
import { listActivity } from '@momento-gateway/api/observation/activity-operations';
import { checkDependencies } from '@momento-gateway/api/observation/dependency-operations';
import { readMetrics } from '@momento-gateway/api/observation/observation-operations';
import type { Operation } from '@momento-gateway/api/operation';
import {
  createRule,
  deleteRule,
  listRules,
  readRule,
  readRuleMetrics,
  switchRule,
  updateRule,
} from '@momento-gateway/api/rules/rule-operations';
import { listPermissions, lookIntoQueue } from '@momento-gateway/api/rules/target-operations';
import {
  deleteWebhook,
  listWebhooks,
  readWebhook,
  registerWebhook,
  rotateSecret,
  sendTestEvent,
  updateWebhook,
} from '@momento-gateway/api/webhooks/webhook-operations';
import { includesRole, ROLES, type Role } from '@momento-gateway/shared/role';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { park } from './checks/failure-checks.ts';
import { Cleanup } from './cleanup.ts';
import { Dashboard } from './dashboard.ts';
import { createDashboardRole } from './dashboard-role.ts';
import { type DeployedStack, deployStack } from './stack.ts';
import { makeTargetsTemplate, type TargetName } from './targets-template.ts';

const oneFilePath = join(import.meta.dirname, '../../momento-gateway.template.json');
const name = `roles-${randomUUID().slice(0, 8)}`;
const cleanup = new Cleanup();
let stack: DeployedStack;
let toQueue: { readonly type: 'sqs'; readonly arn: string };
const dashboards = new Map<Role, Dashboard>();
const rule = { name: `${name}-theirs` };
let webhookId: string;

function dashboardOf(role: Role): Dashboard {
  return dashboards.get(role) ?? expect.fail(`No dashboard of the ${role}.`);
}

beforeAll(async () => {
  stack = await deployStack({ name, template: await readFile(oneFilePath, 'utf8') }, cleanup);
  const template = makeTargetsTemplate({ secretPrefix: name, webhookId: randomUUID() });
  const targets = await deployStack<TargetName>({ name: `${name}-targets`, template }, cleanup);
  toQueue = { type: 'sqs', arn: targets.outputs.Queue };
  for (const role of ROLES) {
    const { environment } = await createDashboardRole(stack, cleanup, role);
    const dashboard = await Dashboard.start(stack, environment);
    cleanup.add(`the dashboard of the ${role}`, () => dashboard.end());
    dashboards.set(role, dashboard);
  }
  const admin = dashboardOf('admin');
  webhookId = (await admin.call(registerWebhook, { body: REGISTRATION })).webhookId;
  const body = { ...rule, cache: 'shop', targets: [toQueue] };
  await admin.call(createRule, { body });
});

afterAll(() => cleanup.run());

const REGISTRATION = { name: 'Orders', cache: 'shop', topic: 'orders', signingSecret: 'first' };
const parkOne = () => park({ stack });
const ofWebhook = () => ({ params: { webhookId } });

/** What an operation answers, in a dashboard whose credentials have a role's policy only. */
type Call = (dashboard: Dashboard) => Promise<unknown>;

const CALLS: readonly (readonly [operation: Operation, call: Call])[] = [
  [readGateway, (dashboard) => dashboard.call(readGateway, {})],
  [checkDependencies, (dashboard) => dashboard.call(checkDependencies, {})],
  [readMetrics, (dashboard) => dashboard.call(readMetrics, { query: { hours: 1 } })],
  [listWebhooks, (dashboard) => dashboard.call(listWebhooks, { query: {} })],
  [readWebhook, (dashboard) => dashboard.call(readWebhook, ofWebhook())],
  [listActivity, (dashboard) => dashboard.call(listActivity, { ...ofWebhook(), query: {} })],
  [listRules, (dashboard) => dashboard.call(listRules, {})],
  [readRule, (dashboard) => dashboard.call(readRule, { params: rule })],
  [readRuleMetrics, (dashboard) => dashboard.call(readRuleMetrics, { params: rule })],
  [listPermissions, (dashboard) => dashboard.call(listPermissions, {})],
  [
    readFailure,
    async (dashboard) => {
      const failureId = await parkOne();
      await dashboard.restart();
      await dashboard.call(listFailures, { query: {} });
      return dashboard.call(readFailure, { params: { failureId } });
    },
  ],
  [
    openViewer,
    async (dashboard) => {
      const { viewerId } = await dashboard.call(openViewer, { body: { cache: 'shop' } });
      const params = { viewerId };
      await dashboard.call(readViewer, { params, query: {} });
      return dashboard.call(removeViewer, { params });
    },
  ],
  [sendTestEvent, (dashboard) => dashboard.call(sendTestEvent, { ...ofWebhook(), body: {} })],
  [
    lookIntoQueue,
    (dashboard) => dashboard.call(lookIntoQueue, { params: rule, body: { arn: toQueue.arn } }),
  ],
  [
    switchRule,
    async (dashboard) => {
      await dashboard.call(switchRule, { params: rule, body: { enabled: false } });
      return dashboard.call(switchRule, { params: rule, body: { enabled: true } });
    },
  ],
  [
    deleteFailures,
    async (dashboard) => dashboard.call(deleteFailures, { body: { ids: [await parkOne()] } }),
  ],
  [
    redriveFailures,
    async (dashboard) => dashboard.call(redriveFailures, { body: { ids: [await parkOne()] } }),
  ],
  [
    registerWebhook,
    async (dashboard) => {
      const made = await dashboard.call(registerWebhook, { body: REGISTRATION });
      return dashboard.call(deleteWebhook, { params: made });
    },
  ],
  [
    updateWebhook,
    (dashboard) => dashboard.call(updateWebhook, { ...ofWebhook(), body: { name: 'New' } }),
  ],
  [
    rotateSecret,
    (dashboard) =>
      dashboard.call(rotateSecret, {
        ...ofWebhook(),
        body: { signingSecret: 'next', overlapMinutes: 1 },
      }),
  ],
  [
    updateRule,
    (dashboard) =>
      dashboard.call(updateRule, {
        params: rule,
        body: { description: randomUUID(), targets: [toQueue] },
      }),
  ],
  [
    createRule,
    async (dashboard) => {
      const params = { name: `made-${randomUUID()}` };
      const body = { ...params, cache: 'shop', targets: [toQueue] };
      await dashboard.call(createRule, { body });
      return dashboard.call(deleteRule, { params, query: {} });
    },
  ],
];

const named = CALLS.map(([operation, call]) => ({
  what: `${operation.method} ${operation.path}`,
  needed: operation.role === 'anyone' ? ('viewer' as const) : operation.role,
  call,
}));

describe.each(ROLES)('with the policy of the %s only', (role) => {
  test.each(named.filter(({ needed }) => includesRole(role, needed)))(
    '$what works',
    async ({ call }) => {
      expect(JSON.stringify(await call(dashboardOf(role))) ?? '').not.toMatch(/"failed"|failing/);
    },
  );

  test.each(named.filter(({ needed }) => !includesRole(role, needed)))(
    '$what is refused, and the answer names the policy of the $needed',
    async ({ call, needed }) => {
      const answer = await call(dashboardOf(role)).then(JSON.stringify, (error) => error.message);
      expect(answer).toMatch(/not authorized|denied/i);
      const named = ROLES.filter((one) => answer.includes(`for the role ${one}`));
      expect(named).toEqual([expect.stringMatching(/operator|admin/)]);
      expect(includesRole(needed, named[0] ?? 'admin')).toBe(true);
    },
  );
});
