import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Check, CheckContext } from './check.ts';

interface Target {
  readonly type: string;
  readonly arn: string;
  readonly roleArn?: string;
}

async function makeRule({ dashboard, leftovers }: CheckContext, target: Target): Promise<string> {
  const name = `conformance-${randomUUID()}`.slice(0, 64);
  const rule = { name, cache: 'shop', targets: [target] };
  leftovers.add(`/rules/${name}`);
  const made = await dashboard.call(201, 'POST', '/rules', rule);
  expect(made).toMatchObject({ enabled: true, managedHere: true, targets: [target] });
  return name;
}

async function deleteRule({ dashboard, leftovers }: CheckContext, name: string): Promise<void> {
  await dashboard.call(204, 'DELETE', `/rules/${name}`);
  leftovers.delete(`/rules/${name}`);
}

async function readState(
  { dashboard }: CheckContext,
  rule: string,
  target: Target,
): Promise<string> {
  const { arn, roleArn } = target;
  const query = new URLSearchParams({ rule, arn, ...(roleArn !== undefined && { roleArn }) });
  const { state } = await dashboard.call<{ state: string }>(
    200,
    'GET',
    `/permissions/check?${query}`,
  );
  return state;
}

/** A rule's target allows it once it is created, and no longer when it is deleted. */
async function checkPermission(context: CheckContext, target: Target): Promise<void> {
  const name = await makeRule(context, target);
  expect(await readState(context, name, target)).toBe('granted');
  await deleteRule(context, name);
  expect(await readState(context, name, target)).toBe('missing');
}

export const RULE_CHECKS = {
  'makes a rule for a queue': (context) =>
    checkPermission(context, { type: 'sqs', arn: context.targets.Queue }),
  'makes a rule for a function': (context) =>
    checkPermission(context, { type: 'lambda', arn: context.targets.Function }),
  'makes a rule for a topic': async (context) => {
    const target = { type: 'sns', arn: context.targets.Topic };
    const name = await makeRule(context, target);
    expect(await readState(context, name, target)).toBe('granted');
    // Without the rule's statement, the topic's own policy decides.
    await deleteRule(context, name);
  },
  'makes a rule for a log group': (context) =>
    checkPermission(context, { type: 'logs', arn: context.targets.LogGroup }),
  'makes a rule for a bus, reached by a role': async (context) => {
    const { OtherBus: arn, BusRole: roleArn } = context.targets;
    const target = { type: 'event-bus', arn, roleArn };
    const name = await makeRule(context, target);
    expect(await readState(context, name, target)).toBe('granted');
    await deleteRule(context, name);
  },
  'reads, changes and switches a rule off': async (context) => {
    const { dashboard, targets } = context;
    const name = await makeRule(context, { type: 'sqs', arn: targets.Queue });
    const path = `/rules/${name}`;
    const changes = { description: 'Changed', enabled: false };
    expect(await dashboard.call(200, 'PATCH', path, changes)).toMatchObject(changes);
    expect(await dashboard.call(200, 'GET', path)).toMatchObject(changes);
    for (const enabled of [true, false]) {
      expect(await dashboard.call(200, 'PATCH', path, { enabled })).toMatchObject({ enabled });
    }
    await deleteRule(context, name);
    await dashboard.call(404, 'GET', path);
  },
  'lists rules and their permissions': async (context) => {
    const { dashboard, targets } = context;
    const name = await makeRule(context, { type: 'sqs', arn: targets.Queue });
    const { rules } = await dashboard.call<{ rules: object[] }>(200, 'GET', '/rules');
    expect(rules).toContainEqual(expect.objectContaining({ name }));
    const { permissions } = await dashboard.call<{ permissions: object[] }>(
      200,
      'GET',
      '/permissions',
    );
    expect(permissions).toContainEqual(expect.objectContaining({ rule: name, state: 'granted' }));
    await deleteRule(context, name);
  },
  'tests a pattern': async ({ dashboard }) => {
    const test = { pattern: { source: ['Momento'] }, event: { source: 'Momento', detail: {} } };
    expect(await dashboard.call(200, 'POST', '/rules/test', test)).toMatchObject({ matches: true });
  },
} satisfies Record<string, Check>;
