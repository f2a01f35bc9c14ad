import { randomUUID } from 'node:crypto';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetPolicyCommand, GetPolicyVersionCommand } from '@aws-sdk/client-iam';
import { POLICY_OUTPUTS, STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Cleanup } from './cleanup.ts';
import { destroyStack } from './destroy-stack.ts';
import { readDocumentedPolicy } from './documented-policy.ts';
import { allowOnEmulator, listEmulatorPermissions } from './emulator-permissions.ts';
import { environmentOf, IamRole } from './iam-role.ts';
import { removeLogGroups } from './remove-log-groups.ts';
import { removeTraces } from './remove-traces.ts';
import { runCommand } from './run-command.ts';
import type { DeployedStack } from './stack.ts';
import { administrator } from './target-aws.ts';

const { cloudFormation, iam } = administrator;
const stack = `policies-${randomUUID().slice(0, 8)}`;
const OF_STACK = ['--stack', stack];
/** The administrator's part: a person with these policies bootstraps nothing. */
const BOOTSTRAP = ['--stack', `${stack}-bootstrap`, '--yes', '--bootstrap', '--no-execute'];
const DESTROY = ['--yes', '--delete-rules', '--delete-webhooks'];

let logGroupNames: readonly string[] = [];
const cleanup = new Cleanup();
cleanup.add('the log groups', () => removeLogGroups(logGroupNames));
cleanup.add('the stack', () => destroyStack(stack));
cleanup.add('the stack of the bootstrap', () => destroyStack(`${stack}-bootstrap`));
cleanup.add('what the dashboard made', () => removeTraces(stack, 'default'));
afterAll(() => cleanup.run());

/** A person with exactly the policies that docs/deploy.md names for a command. */
interface Person {
  readonly run: (...args: string[]) => Promise<string>;
  /** The same, while an action is denied. @returns what it prints, whether it fails or not. */
  readonly runWithout: (action: string, ...args: string[]) => Promise<string>;
}

async function createPerson(
  command: string,
  policies: Readonly<Record<string, readonly object[]>>,
): Promise<Person> {
  const role = await IamRole.create(`${stack}-${command}-${randomUUID().slice(0, 4)}`, cleanup);
  for (const [name, statements] of Object.entries(policies)) await role.add(name, statements);
  const environment = environmentOf(await role.assume());
  const run = (...args: string[]) => runCommand(command, [...OF_STACK, ...args], environment);
  return {
    run,
    runWithout: async (action, ...args) => {
      let printed = '';
      await role.without([action], async () => {
        printed = await run(...args).catch((error: Error) => error.message);
      });
      return printed;
    },
  };
}

async function readOutputs(): Promise<DeployedStack['outputs']> {
  const command = new DescribeStacksCommand({ StackName: stack });
  const { Stacks: [found] = [] } = await cloudFormation.send(command);
  return Object.fromEntries(
    (found?.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
  );
}

/**
 * The dashboard's three policies as policies of the role itself: a role that they are attached to
 * would stand in the way of the stack's deletion.
 */
async function copyDashboardPolicies(): Promise<Record<string, readonly object[]>> {
  const outputs = await readOutputs();
  const copies = Object.entries(POLICY_OUTPUTS).map(async ([role, output]) => {
    const PolicyArn = outputs[STACK_OUTPUTS[output]];
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    const { PolicyVersion } = await iam.send(
      new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }),
    );
    return [role, JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? '')).Statement];
  });
  return {
    ...Object.fromEntries(await Promise.all(copies)),
    emulator: listEmulatorPermissions({ outputs }, 'admin').map(allowOnEmulator),
  };
}

const withDashboard = async (command: string) =>
  createPerson(command, {
    ...(await copyDashboardPolicies()),
    documented: await readDocumentedPolicy(command, stack),
  });

beforeAll(() => runCommand('deploy', BOOTSTRAP));

test.each([
  ['deploy', ['--yes']],
  ['doctor', []],
  ['destroy', DESTROY],
])('without a policy, npm run %s is denied and says so', async (command, args) => {
  const nobody = await createPerson(command, {});
  await expect(nobody.run(...args)).rejects.toThrow(/denied access.*cloudformation:DescribeStacks/);
});

describe('npm run deploy', () => {
  let person: Person;

  beforeAll(async () => {
    person = await createPerson('deploy', {
      documented: await readDocumentedPolicy('deploy', stack),
      // MiniStack treats a bus as a rule.
      emulator: [
        {
          Effect: 'Allow',
          Action: 'events:DescribeEventBus',
          Resource: 'arn:aws:events:*:*:rule/*',
        },
      ],
    });
  });

  test('deploys and updates with its documented policy', async () => {
    expect(await person.run('--yes')).toMatch(/Address +https:/);
    const { LogGroupName = '', AuditLogGroupName = '' } = await readOutputs();
    logGroupNames = [LogGroupName, AuditLogGroupName];
    await person.run('--yes', '--log-retention-days', '30');
    expect(await person.run('--yes')).toContain('No changes');
    const named = person.run('--yes', '--bus', 'none-of-this-name');
    await expect(named).rejects.toThrow(/no classic event bus/);
  });

  test.each([
    ['cloudformation:DescribeStacks', [], /denied access.*cloudformation:DescribeStacks/],
    ['cloudformation:GetTemplate', [], /denied access.*cloudformation:GetTemplate/],
    ['sts:AssumeRole', ['--log-retention-days', '7'], /could not be used to assume/],
    ['ssm:GetParameter', ['--log-retention-days', '14'], /cannot be read \(ssm:GetParameter\)/],
    [
      'events:DescribeEventBus',
      ['--bus', 'none-of-this-name', '--no-execute'],
      /cannot be looked up \(events:DescribeEventBus\)/,
    ],
  ])('without %s and with %j, it says what is missing', async (action, args, said) => {
    expect(await person.runWithout(action, '--yes', ...args)).toMatch(said);
  });
});

describe('npm run doctor', () => {
  let person: Person;

  beforeAll(async () => {
    person = await withDashboard('doctor');
  });

  /** What it could not check, or found wrong. */
  const readProblems = (printed: string) => printed.match(/^[✗–].*/gm) ?? [];
  /** On an emulator it cannot reach a Function URL by its name; nobody gets the alarms. */
  const EXPECTED = [/^✗ Address: no answer/, /^– Alarm topic: nobody is subscribed/];
  const isExpected = (line: string) => EXPECTED.some((form) => form.test(line));

  test('can check everything with its documented policy and the dashboard’s', async () => {
    const printed = await person.run().catch((error: Error) => error.message);
    expect(printed).toMatch(/✓ Alarms: \d+, all notify their topic/);
    expect(readProblems(printed).filter((line) => !isExpected(line))).toEqual([]);
  });

  test.each([
    'cloudformation:DescribeStacks',
    'cloudformation:ListStackResources',
    'cloudformation:DescribeStackResources',
    'cloudwatch:DescribeAlarms',
    'iam:SimulatePrincipalPolicy',
    'lambda:GetFunctionConfiguration',
    'sns:GetTopicAttributes',
    'sns:ListSubscriptionsByTopic',
    'sqs:GetQueueAttributes',
  ])('without %s, it says what it could not check', async (action) => {
    const printed = await person.runWithout(action);
    const problems = readProblems(printed).filter((line) => !isExpected(line));
    expect(problems.length > 0 || printed.includes(action), printed).toBe(true);
  });
});

describe('npm run destroy', () => {
  test('deletes the stack with its documented policy and the dashboard’s', async () => {
    const person = await withDashboard('destroy');
    expect(await person.run(...DESTROY)).toContain(`Deleted the stack ${stack}`);
    expect(await readOutputs().catch(() => ({}))).toEqual({});
  });
});
