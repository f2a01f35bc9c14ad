import { OPERATIONS, type OperationId } from '@momento-gateway/api/operations';
import { DASHBOARD_ACTIONS } from '@momento-gateway/shared/dashboard-actions';
import { includesRole, ROLES, type Role } from '@momento-gateway/shared/role';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUDIT_LOG_GROUP_NAME, makeAuditGroup } from './testing/audit-calls.ts';
import { failCalls } from './testing/fail-calls.ts';
import { startFakeServices } from './testing/fake-services.ts';
import { LOG_GROUP_NAME, makeLogGroup } from './testing/gateway-log.ts';
import { readDocument } from './testing/open-api/api-document.ts';
import { EXAMPLES } from './testing/open-api/examples.ts';
import { serveHttp } from './testing/serve-http.ts';
import { startMomentoApi } from './testing/start-momento-api.ts';

/** What AWS asks for besides the action of a call: with tags, with a role. */
const BESIDES = [
  'secretsmanager:TagResource',
  'iam:PassRole',
  'kms:Decrypt',
  'kms:GenerateDataKey',
];

/** By the last part of an action's name, such as `PutRule`: none that is called is there twice. */
const NEEDED = new Map<string, Role>(
  Object.entries(DASHBOARD_ACTIONS)
    .filter(([action]) => !BESIDES.includes(action))
    .map(([action, role]) => [action.split(':')[1] ?? '', role]),
);

function actionOf(command: string): string {
  const name = command.replace(/Command$/, '');
  return name === 'Invoke' ? 'InvokeFunction' : name.replace(/Batch$/, '');
}

const policyRoleOf = (role: Role | 'anyone') => (role === 'anyone' ? 'viewer' : role);

/**
 * Only with `replay`, which is for operators: a viewer that sees what arrives starts none. Notes that
 * may be missing. And with a Momento API key, which is for admins.
 */
const FOR_MORE: Readonly<Record<string, readonly string[]>> = {
  openViewer: ['StartReplay', 'CreateLogStream', 'PutLogEvents'],
  recordExport: ['CreateLogStream', 'PutLogEvents'],
  exportRules: ['CreateLogStream', 'PutLogEvents'],
  explainMessage: ['CreateLogStream', 'PutLogEvents'],
};

/** What each operation calls in AWS when a dashboard that has just started runs its examples. */
const called = new Map<OperationId, ReadonlySet<string>>();

const gateway = await serveHttp(() => ({ status: 200, body: '{"outcome":"published"}' }));
const services = await startFakeServices();
const { api, close } = await startMomentoApi(
  { targetClients: services.clients },
  {
    functionUrl: `${gateway.origin}/`,
    logGroupName: LOG_GROUP_NAME,
    auditLogGroupName: AUDIT_LOG_GROUP_NAME,
  },
  50,
);
afterAll(() => Promise.all([close(), services.close(), gateway.close()]));

beforeAll(async () => {
  await makeLogGroup(api);
  await makeAuditGroup(api);
  for (const { id, method, path } of await readDocument(api)) {
    const examples = (await EXAMPLES[id]?.(api)) ?? [];
    // With clients of its own: what an earlier operation still does is not counted.
    api.restart();
    const calls = failCalls(api.context);
    for (const { params = {}, query, body } of examples) {
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
        encodeURIComponent(params[name] ?? ''),
      );
      const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
      await api.call(method, filled + search, body);
    }
    calls.stop();
    const names = calls.sent.map(actionOf).filter((name) => !FOR_MORE[id]?.includes(name));
    called.set(id as OperationId, new Set(names));
  }
}, 600_000);

test.each(Object.entries(OPERATIONS))(
  'the policy of its role has every action that %s calls',
  (id, { role }) => {
    const denied = [...(called.get(id as OperationId) ?? [])].filter((name) => {
      const needed = NEEDED.get(name);
      return needed === undefined || !includesRole(policyRoleOf(role), needed);
    });
    expect(denied).toEqual([]);
  },
);

test('an action is in the policy of the least role that calls it, and of no lesser one', () => {
  const least = new Map<string, Role>();
  for (const [id, operation] of Object.entries(OPERATIONS)) {
    const role = policyRoleOf(operation.role);
    for (const name of called.get(id as OperationId) ?? []) {
      const known = least.get(name);
      if (known === undefined || !includesRole(role, known)) least.set(name, role);
    }
  }
  // All but those of services that local AWS and the fakes do not have here.
  expect(least.size).toBeGreaterThan(35);
  // The client of each service is watched, that of figures too.
  for (const id of ['readMetrics', 'readRuleMetrics'] as const) {
    expect([...(called.get(id) ?? [])], id).toContain('GetMetricData');
  }
  // A page that watches live events for more than a minute calls it too.
  least.set('TagResource', 'viewer');
  const expected = new Map([...least.keys()].map((name) => [name, NEEDED.get(name)]));
  expect(least).toEqual(expected);
  expect(new Set(least.values())).toEqual(new Set(ROLES));
});
