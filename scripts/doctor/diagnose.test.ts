import { type Api, bindCall } from '@momento-gateway/api/call';
import { expect, test } from 'vitest';
import { type DiagnoseOptions, diagnose } from './diagnose.ts';
import type { DoctorTarget } from './doctor-target.ts';
import { formatFinding, ok } from './finding.ts';

const silent = (async () => {
  throw new Error('It does not answer.');
}) as Api;

/** A gateway on AWS whose dashboard answers nothing. */
const target = {
  tenant: 'default',
  api: silent,
  apiOf: () => silent,
  gateway: {
    bus: { name: 'sales', found: true },
    parkedQueue: { found: false },
    deadLetterQueue: { found: true, url: 'dead-letters' },
    heldQueue: { found: true },
  },
  sqs: { send: silent },
  checkRole: async () => [ok('Function: can do everything')],
  checkTenantAlarms: async ({ tenant }: DoctorTarget) => [ok(`Alarms: those of ${tenant}`)],
  checkAlarms: async () => [ok('Alarms: 2'), ok('Alarm topic: it lets CloudWatch publish')],
  checkBootstrap: async () => [ok('CDK: bootstrapped')],
} as unknown as DoctorTarget;

const neverAborted = new AbortController().signal;

async function list(
  signal: AbortSignal,
  of: DoctorTarget = target,
  options: DiagnoseOptions = {},
): Promise<string[]> {
  const lines: string[] = [];
  for await (const finding of diagnose(of, signal, options)) lines.push(formatFinding(finding));
  return lines;
}

const subjectsOf = (lines: readonly string[], start = '') => [
  ...new Set(
    lines
      .filter((line) => line.slice(2).startsWith(start))
      .map((line) => line.slice(2 + start.length).replace(/:.*/, '')),
  ),
];

const OF_TENANT = ['Function', 'Failures', 'Held calls', 'Webhooks', 'Rules', 'Alarms'];
/** Those of other tenants are compared with the stack's by the dashboard. */
const OF_DEFAULT = [OF_TENANT[0], 'Queues', ...OF_TENANT.slice(1)];

test('every check is made, those of AWS alone too, and one that fails does not stop the others', async () => {
  const lines = await list(neverAborted);
  expect(subjectsOf(lines)).toEqual([
    'AWS',
    'Address',
    'Tenants',
    ...OF_DEFAULT,
    'Alarm topic',
    'CDK',
  ]);
  for (const subject of [
    'AWS',
    'Tenants',
    'Queues',
    'Failures',
    'Held calls',
    'Webhooks',
    'Rules',
  ]) {
    expect(lines).toContainEqual(
      expect.stringMatching(`✗ ${subject}: could not be checked .*does not answer`),
    );
  }
  expect(lines.slice(-4)).toEqual([
    '✓ Alarms: those of default',
    '✓ Alarms: 2',
    '✓ Alarm topic: it lets CloudWatch publish',
    '✓ CDK: bootstrapped',
  ]);
});

const tenants = ['default', 'billing', 'orders'].map((name) => ({
  name,
  busName: `shop_${name}`,
  problems: [],
  webhookCount: 0,
  ruleCount: 0,
  failureCount: 0,
}));

const GATEWAY = {
  environment: 'aws',
  bus: { name: 'shop_billing', found: true },
  parkedQueue: { found: false },
  deadLetterQueue: { found: false },
  heldQueue: { found: true },
  secretPrefix: 'shop',
  problems: [],
};

/** Its dashboard lists tenants, and only one of them says which bus and queues it has. */
const withTenants = {
  ...target,
  api: bindCall(async (path) => answer(String(path), '/api/tenants', { tenants })),
  apiOf: (tenant: string) =>
    tenant === 'billing'
      ? bindCall(async (path) => answer(String(path), '/api/gateway', GATEWAY))
      : silent,
} as DoctorTarget;

function answer(path: string, known: string, body: object): Response {
  if (path !== known) throw new Error('Not known.');
  return Response.json(body);
}

test('each tenant is checked like the default one, and every finding names it', async () => {
  const lines = await list(neverAborted, withTenants);
  expect(subjectsOf(lines, 'Tenant default: ')).toEqual(OF_DEFAULT);
  expect(subjectsOf(lines, 'Tenant billing: ').slice(1)).toEqual(OF_TENANT);
  expect(lines).toContainEqual(
    expect.stringMatching(/^✗ Tenant orders: Webhooks and rules: could not be .*does not answer/),
  );
  expect(lines).toContain('✓ Tenant billing: Alarms: those of billing');
  expect(subjectsOf(lines)).not.toContain('Webhooks');
});

test('one tenant alone is checked without what all tenants share', async () => {
  const lines = await list(neverAborted, withTenants, { tenant: 'billing' });
  expect(lines.filter((line) => !line.slice(2).startsWith('Tenant billing: '))).toEqual([]);
  expect(subjectsOf(lines, 'Tenant billing: ').slice(1)).toEqual(OF_TENANT);
});

test('an interruption ends it', async () => {
  await expect(list(AbortSignal.abort(new Error('Interrupted.')))).rejects.toThrow('Interrupted.');
});
