import { randomUUID } from 'node:crypto';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { CallInput } from '@momento-gateway/api/operation';
import { testRule } from '@momento-gateway/api/rules/pattern-check-operations';
import {
  createRule,
  deleteRule,
  listRules,
  readRule,
  readRuleMetrics,
  switchRule,
  updateRule,
} from '@momento-gateway/api/rules/rule-operations';
import {
  checkPermission,
  describeQueue,
  grantPermission,
  listPermissions,
  lookIntoQueue,
} from '@momento-gateway/api/rules/target-operations';
import { expect } from 'vitest';
import { administrator } from '../target-aws.ts';
import type { Check, CheckContext } from './check.ts';

type Target = CallInput<typeof createRule>['body']['targets'][number];

async function makeRule(context: CheckContext, target: Target): Promise<string> {
  const { dashboard, leftovers, stack } = context;
  const name = `${stack.name}-${randomUUID()}`;
  leftovers.set(name, () => dashboard.call(deleteRule, { params: { name }, query: {} }));
  const body = { name, cache: 'shop', targets: [target] };
  const made = await dashboard.call(createRule, { body });
  expect(made).toMatchObject({ enabled: true, managedHere: true, targets: [target] });
  return name;
}

async function deleteMadeRule({ dashboard, leftovers }: CheckContext, name: string) {
  await dashboard.call(deleteRule, { params: { name }, query: {} });
  leftovers.delete(name);
}

async function readState(
  { dashboard }: CheckContext,
  rule: string,
  target: Target,
): Promise<string> {
  const { arn } = target;
  const roleArn = target.roleArn ?? undefined;
  return (await dashboard.call(checkPermission, { query: { rule, arn, roleArn } })).state;
}

/** A rule's target allows it once it is created, and no longer when it is deleted. */
async function expectPermission(context: CheckContext, target: Target): Promise<void> {
  const name = await makeRule(context, target);
  expect(await readState(context, name, target)).toBe('granted');
  await deleteMadeRule(context, name);
  expect(await readState(context, name, target)).toBe('missing');
}

export const RULE_CHECKS = {
  'makes a rule for a queue': (context) =>
    expectPermission(context, { type: 'sqs', arn: context.targets.Queue }),
  'allows EventBridge again': async (context) => {
    const { dashboard, targets } = context;
    const target: Target = { type: 'sqs', arn: targets.Queue };
    const name = await makeRule(context, target);
    const noPolicy = { QueueUrl: targets.QueueUrl, Attributes: { Policy: '' } };
    await administrator.sqs.send(new SetQueueAttributesCommand(noPolicy));
    const body = { arn: targets.Queue };
    const granted = await dashboard.call(grantPermission, { params: { name }, body });
    expect(granted).toMatchObject({ state: 'granted' });
    await deleteMadeRule(context, name);
  },
  'makes a rule for a function': (context) =>
    expectPermission(context, { type: 'lambda', arn: context.targets.Function }),
  'makes a rule for a topic': async (context) => {
    const target: Target = { type: 'sns', arn: context.targets.Topic };
    const name = await makeRule(context, target);
    expect(await readState(context, name, target)).toBe('granted');
    // Without the rule's statement, the topic's own policy decides.
    await deleteMadeRule(context, name);
  },
  'makes a rule for a log group': (context) =>
    expectPermission(context, { type: 'logs', arn: context.targets.LogGroup }),
  'makes a rule for a bus, reached by a role': async (context) => {
    const { OtherBus: arn, BusRole: roleArn } = context.targets;
    const target: Target = { type: 'event-bus', arn, roleArn };
    const name = await makeRule(context, target);
    expect(await readState(context, name, target)).toBe('granted');
    await deleteMadeRule(context, name);
  },
  'reads, changes and switches a rule off': async (context) => {
    const { dashboard, targets } = context;
    const name = await makeRule(context, { type: 'sqs', arn: targets.Queue });
    const params = { name };
    const changes = { description: 'Changed', enabled: false };
    const changed = await dashboard.call(updateRule, { params, body: changes });
    expect(changed).toMatchObject(changes);
    expect(await dashboard.call(readRule, { params })).toMatchObject(changes);
    // Emulators may count nothing.
    expect(await dashboard.call(readRuleMetrics, { params })).toHaveProperty('from');
    for (const enabled of [true, false]) {
      const switched = await dashboard.call(switchRule, { params, body: { enabled } });
      expect(switched).toMatchObject({ enabled });
    }
    await deleteMadeRule(context, name);
    const read = dashboard.call(readRule, { params });
    await expect(read).rejects.toMatchObject({ status: 404 });
  },
  'looks into the queue of a rule': async (context) => {
    const { dashboard, targets } = context;
    const name = await makeRule(context, { type: 'sqs', arn: targets.Queue });
    const params = { name };
    const arn = targets.Queue;
    const queue = await dashboard.call(describeQueue, { params, query: { arn } });
    expect(queue).toMatchObject({ isFifo: false });
    const { messages } = await dashboard.call(lookIntoQueue, { params, body: { arn } });
    expect(messages.length).toBeLessThanOrEqual(5);
    await deleteMadeRule(context, name);
  },
  'lists rules and their permissions': async (context) => {
    const { dashboard, targets } = context;
    const name = await makeRule(context, { type: 'sqs', arn: targets.Queue });
    const { rules } = await dashboard.call(listRules, {});
    expect(rules).toContainEqual(expect.objectContaining({ name }));
    const { permissions } = await dashboard.call(listPermissions, {});
    expect(permissions).toContainEqual(expect.objectContaining({ rule: name, state: 'granted' }));
    await deleteMadeRule(context, name);
  },
  'tests a pattern': async ({ dashboard }) => {
    const body = { pattern: { source: ['Momento'] }, event: { source: 'Momento', detail: {} } };
    expect(await dashboard.call(testRule, { body })).toMatchObject({ matches: true });
  },
} satisfies Record<string, Check>;
