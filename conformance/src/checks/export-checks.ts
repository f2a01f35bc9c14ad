import { randomUUID } from 'node:crypto';
import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  type ResourceToImport,
  waitUntilStackCreateComplete,
  waitUntilStackImportComplete,
} from '@aws-sdk/client-cloudformation';
import {
  DeleteRuleCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import { exportRules } from '@momento-gateway/api/rules/export-operations';
import { createRule, readRule, switchRule } from '@momento-gateway/api/rules/rule-operations';
import { expect } from 'vitest';
import { destroyStack } from '../destroy-stack.ts';
import { administrator, isEmulator } from '../target-aws.ts';
import { type Check, type CheckContext, waitFor } from './check.ts';

const { cloudFormation, events } = administrator;
const WAIT = { client: cloudFormation, maxWaitTime: 300, minDelay: 1, maxDelay: 2 };

const RULE_TYPE = 'AWS::Events::Rule';

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
}

/** A rule as EventBridge lists it, with its targets; its pattern's blanks do not matter. */
async function listRule(bus: string, name: string) {
  const { Rules = [] } = await events.send(
    new ListRulesCommand({ EventBusName: bus, NamePrefix: name }),
  );
  const { Targets } = await events.send(
    new ListTargetsByRuleCommand({ EventBusName: bus, Rule: name }),
  );
  const rules = Rules.map(({ Name, Arn, State, Description, EventPattern = '' }) => {
    return { Name, Arn, State, Description, pattern: JSON.parse(EventPattern) };
  });
  return { rules, targets: Targets };
}

async function removeRule(EventBusName: string, Name: string): Promise<void> {
  const rule = { EventBusName, Rule: Name };
  const { Targets = [] } = await events.send(new ListTargetsByRuleCommand(rule));
  const Ids = Targets.map(({ Id = '' }) => Id);
  if (Ids.length > 0) await events.send(new RemoveTargetsCommand({ ...rule, Ids }));
  await events.send(new DeleteRuleCommand({ EventBusName, Name }));
}

/** @returns whether CloudFormation can execute the import; an emulator may not have it for each type. */
async function createImport(StackName: string, { template, imports }: Adoption) {
  const set = { StackName, ChangeSetName: 'import' };
  await cloudFormation.send(
    new CreateChangeSetCommand({
      ...set,
      ChangeSetType: 'IMPORT',
      TemplateBody: template,
      ResourcesToImport: [...imports],
    }),
  );
  const { Status, StatusReason, ExecutionStatus } = await waitFor(
    () => cloudFormation.send(new DescribeChangeSetCommand(set)),
    (found) => /COMPLETE|FAILED/.test(found.Status ?? ''),
  );
  expect({ Status, StatusReason }).toMatchObject({ Status: 'CREATE_COMPLETE' });
  if (ExecutionStatus === 'AVAILABLE') return set;
  expect({ isEmulator, StatusReason }).toEqual({
    isEmulator: true,
    StatusReason: expect.stringContaining('not supported by this emulator'),
  });
  return undefined;
}

interface Adoption {
  readonly template: string;
  readonly imports: readonly ResourceToImport[];
}

/** On an emulator only the rules: it does not know the policies that CloudFormation can import. */
function readFiles(files: readonly { readonly text: string }[]): Adoption {
  const [template = '', imports = ''] = files.map(({ text }) => text);
  const all: ResourceToImport[] = JSON.parse(imports);
  if (!isEmulator) return { template, imports: all };
  const { Resources, ...others } = JSON.parse(template) as Template;
  const rules = Object.entries(Resources).filter(([, { Type }]) => Type === RULE_TYPE);
  return {
    template: JSON.stringify({ ...others, Resources: Object.fromEntries(rules) }),
    imports: all.filter(({ ResourceType }) => ResourceType === RULE_TYPE),
  };
}

async function makeRule({ dashboard, targets }: CheckContext, name: string): Promise<void> {
  const input = { type: 'template', paths: { id: '$.id' }, template: '{"id": <id>}' } as const;
  const retry = { attempts: 3, maxAgeSeconds: 600 };
  const target = { type: 'sqs', arn: targets.Queue, input, retry } as const;
  const body = { name, cache: 'shop', description: 'Exported', targets: [target] };
  await dashboard.call(createRule, { body });
}

export const EXPORT_CHECKS = {
  'exports a rule, which CloudFormation adopts as it is': async (context) => {
    const { dashboard, leftovers, stack } = context;
    const bus = stack.outputs.EventBusName;
    const name = `${stack.name}-${randomUUID()}`;
    const stackName = `${stack.name}-rules-${randomUUID().slice(0, 8)}`;
    leftovers.set(name, () => removeRule(bus, name));
    leftovers.set(stackName, () => destroyStack(stackName));
    await makeRule(context, name);
    const before = await listRule(bus, name);
    const exportAs = (format: 'cloudformation' | 'cdk' | 'terraform') =>
      dashboard.call(exportRules, { query: { format, rule: name } });
    for (const format of ['cdk', 'terraform'] as const) {
      expect(await exportAs(format)).toMatchObject({ rules: [name], notes: [] });
    }
    const { files, notes } = await exportAs('cloudformation');
    expect(notes).toEqual([]);
    const adoption = readFiles(files);
    const set = await createImport(stackName, adoption);
    if (set === undefined) {
      // What it has read it makes again instead.
      await destroyStack(stackName);
      await removeRule(bus, name);
      const TemplateBody = adoption.template;
      await cloudFormation.send(new CreateStackCommand({ StackName: stackName, TemplateBody }));
      await waitUntilStackCreateComplete(WAIT, { StackName: stackName });
    } else {
      await cloudFormation.send(new ExecuteChangeSetCommand(set));
      await waitUntilStackImportComplete(WAIT, { StackName: stackName });
    }
    expect(await listRule(bus, name)).toEqual(before);
    const { managedBy } = await dashboard.call(readRule, { params: { name } });
    expect(managedBy).toMatch(/^CloudFormation/);
    const off = dashboard.call(switchRule, { params: { name }, body: { enabled: false } });
    await expect(off).rejects.toMatchObject({ status: 409 });
    await destroyStack(stackName);
    // The stack is gone, and the rule is there: taking code away takes no rule away.
    expect((await listRule(bus, name)).rules).toHaveLength(1);
    await removeRule(bus, name);
    for (const one of [name, stackName]) leftovers.delete(one);
  },
} satisfies Record<string, Check>;
