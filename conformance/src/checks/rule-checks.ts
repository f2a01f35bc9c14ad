import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Check, Subject } from './check.ts';

interface Target {
  readonly type: string;
  readonly arn: string;
  readonly roleArn?: string;
}

async function makeRule({ dashboard, leftBehind }: Subject, target: Target): Promise<string> {
  const name = `conformance-${randomUUID()}`.slice(0, 64);
  const rule = { name, cache: 'shop', targets: [target] };
  leftBehind.add(`/rules/${name}`);
  const made = await dashboard.call(201, 'POST', '/rules', rule);
  expect(made).toMatchObject({ enabled: true, managedHere: true, targets: [target] });
  return name;
}

async function deleteRule({ dashboard, leftBehind }: Subject, name: string): Promise<void> {
  await dashboard.call(204, 'DELETE', `/rules/${name}`);
  leftBehind.delete(`/rules/${name}`);
}

async function readState({ dashboard }: Subject, rule: string, target: Target): Promise<string> {
  const { arn, roleArn } = target;
  const query = new URLSearchParams({ rule, arn, ...(roleArn !== undefined && { roleArn }) });
  const { state } = await dashboard.call<{ state: string }>(
    200,
    'GET',
    `/permissions/check?${query}`,
  );
  return state;
}

/** Made, a rule is let in; deleted, it is not any more. */
async function letInAndOut(subject: Subject, target: Target): Promise<void> {
  const name = await makeRule(subject, target);
  expect(await readState(subject, name, target)).toBe('granted');
  await deleteRule(subject, name);
  expect(await readState(subject, name, target)).toBe('missing');
}

export const RULE_CHECKS = {
  'makes a rule for a queue': (subject) =>
    letInAndOut(subject, { type: 'sqs', arn: subject.targets.Queue }),
  'makes a rule for a function': (subject) =>
    letInAndOut(subject, { type: 'lambda', arn: subject.targets.Function }),
  'makes a rule for a topic': async (subject) => {
    const target = { type: 'sns', arn: subject.targets.Topic };
    const name = await makeRule(subject, target);
    expect(await readState(subject, name, target)).toBe('granted');
    // Without the rule's statement it is as its owner's own policy says.
    await deleteRule(subject, name);
  },
  'makes a rule for a log group': (subject) =>
    letInAndOut(subject, { type: 'logs', arn: subject.targets.LogGroup }),
  'makes a rule for a bus, reached by a role': async (subject) => {
    const { OtherBus: arn, BusRole: roleArn } = subject.targets;
    const target = { type: 'event-bus', arn, roleArn };
    const name = await makeRule(subject, target);
    expect(await readState(subject, name, target)).toBe('granted');
    await deleteRule(subject, name);
  },
  'reads, changes and switches a rule off': async (subject) => {
    const { dashboard, targets } = subject;
    const name = await makeRule(subject, { type: 'sqs', arn: targets.Queue });
    const path = `/rules/${name}`;
    const changes = { description: 'Changed', enabled: false };
    expect(await dashboard.call(200, 'PATCH', path, changes)).toMatchObject(changes);
    expect(await dashboard.call(200, 'GET', path)).toMatchObject(changes);
    for (const enabled of [true, false]) {
      expect(await dashboard.call(200, 'PATCH', path, { enabled })).toMatchObject({ enabled });
    }
    await deleteRule(subject, name);
    await dashboard.call(404, 'GET', path);
  },
  'lists rules and their permissions': async (subject) => {
    const { dashboard, targets } = subject;
    const name = await makeRule(subject, { type: 'sqs', arn: targets.Queue });
    const { rules } = await dashboard.call<{ rules: object[] }>(200, 'GET', '/rules');
    expect(rules).toContainEqual(expect.objectContaining({ name }));
    const { permissions } = await dashboard.call<{ permissions: object[] }>(
      200,
      'GET',
      '/permissions',
    );
    expect(permissions).toContainEqual(expect.objectContaining({ rule: name, state: 'granted' }));
    await deleteRule(subject, name);
  },
  'tests a pattern': async ({ dashboard }) => {
    const test = { pattern: { source: ['Momento'] }, event: { source: 'Momento', detail: {} } };
    expect(await dashboard.call(200, 'POST', '/rules/test', test)).toMatchObject({ matches: true });
  },
} satisfies Record<string, Check>;
