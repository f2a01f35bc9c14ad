import { expect, test } from 'vitest';
import { readOptions as readDashboardOptions } from '../dashboard/options.ts';
import { readOptions as readDeployOptions } from '../deploy/options.ts';
import { readOptions as readDestroyOptions } from '../destroy/options.ts';
import { readOptions as readDoctorOptions } from '../doctor/options.ts';
import { readOptions as readExplainOptions } from '../explain/options.ts';
import { readOptions as readExportOptions } from '../export/options.ts';
import { readOptions as readSendOptions } from '../send/options.ts';
import { readOptions as readTenantOptions } from '../tenant/options.ts';

const stack = { stackName: 'orders', profile: 'team', region: 'eu-west-1' };
const args = ['--stack', 'orders', '--profile', 'team', '--region', 'eu-west-1'];

type Reader = (args: readonly string[]) => unknown;

/** Commands that are about the product on this machine without a stack. */
const optional: [name: string, read: Reader][] = [
  ['explain', (given) => readExplainOptions(['--request', 'id', ...given]).stack],
  ['export', (given) => readExportOptions(['--format', 'cdk', ...given]).stack],
  ['send', (given) => readSendOptions(['--webhook', crypto.randomUUID(), ...given]).stack],
  ['tenant', (given) => readTenantOptions(['list', ...given]).stack],
];

const commands: [name: string, read: Reader][] = [
  ['deploy', readDeployOptions],
  ['destroy', readDestroyOptions],
  ['dashboard', (given) => readDashboardOptions(given, {})],
  ['doctor', (given) => readDoctorOptions(given).stack],
  ...optional,
];

test.each(optional)('%s needs a stack for a profile or a Region', (_, read) => {
  expect(read([])).toBeUndefined();
  expect(() => read(['--profile', 'team'])).toThrow('--profile needs --stack');
  expect(() => read(['--region', 'eu-west-1'])).toThrow('--region needs --stack');
});

test.each(commands)('%s takes stack, profile and Region in the same way', (_, read) => {
  expect(read(args)).toMatchObject(stack);
  for (const [wrong, name] of [
    [['--stack', 'my stack'], '--stack'],
    [['--stack', ''], '--stack'],
    [['--stack', 'orders', '--region', 'Ireland'], '--region'],
    [['--stack', 'orders', '--profile', ''], '--profile'],
    [['--stak', 'orders'], '--stak'],
  ] as const) {
    expect(() => read(wrong)).toThrow(name);
  }
});

test('deploy and dashboard have the same default stack', () => {
  expect(readDeployOptions([]).stackName).toBe('MomentoGateway');
  expect(readDashboardOptions([], {}).stackName).toBe('MomentoGateway');
});

test('destroy and doctor have no default gateway', () => {
  expect(() => readDestroyOptions(['--yes'])).toThrow('--stack');
  expect(() => readDoctorOptions(['--canary'])).toThrow('--local');
});

test('destroy keeps webhooks and rules by default', () => {
  const kept = { deleteWebhooks: false, deleteRules: false, yes: false };
  expect(readDestroyOptions(args)).toMatchObject(kept);
  expect(
    readDestroyOptions([...args, '--delete-webhooks', '--delete-rules', '--yes']),
  ).toMatchObject({ deleteWebhooks: true, deleteRules: true, yes: true });
});

test('doctor --local checks the product on this machine and takes no stack', () => {
  expect(readDoctorOptions(['--local', '--canary'])).toEqual({
    canary: true,
    gaps: false,
    stack: undefined,
  });
  expect(readDoctorOptions(['--local', '--gaps'])).toMatchObject({ gaps: true });
  const ofOrders = { tenant: 'orders', canary: false };
  expect(readDoctorOptions(['--local', '--tenant', 'orders'])).toMatchObject(ofOrders);
  expect(() => readDoctorOptions(['--local', '--tenant', 'orders', '--canary'])).toThrow('default');
  expect(() => readDoctorOptions(['--local', '--stack', 'orders'])).toThrow('--stack');
  expect(() => readDoctorOptions(['--local', '--region', 'eu-west-1'])).toThrow('--region');
});

test.each([
  [[], {}, 3000],
  [[], { DASHBOARD_PORT: '3100' }, 3100],
  [['--port', '3200'], { DASHBOARD_PORT: '3100' }, 3200],
])('dashboard %j with %j listens on port %i', (given, environment, port) => {
  expect(readDashboardOptions(given, environment).port).toBe(port);
});

test('a wrong port is refused, naming the option or variable it came from', () => {
  expect(() => readDashboardOptions(['--port', 'x'], {})).toThrow('--port');
  expect(() => readDashboardOptions([], { DASHBOARD_PORT: 'x' })).toThrow('DASHBOARD_PORT');
});

test.each(['us-gov-west-1', 'cn-north-1', 'eusc-de-east-1', 'us-isob-east-1', 'mx-central-1'])(
  'the Region %s of any partition is taken',
  (region) => {
    expect(readDeployOptions(['--region', region])).toMatchObject({ region });
  },
);
