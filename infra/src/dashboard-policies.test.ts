import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DASHBOARD_ACTIONS, listActions } from '@momento-gateway/shared/dashboard-actions';
import { ROLES } from '@momento-gateway/shared/role';
import { describe, expect, test } from 'vitest';
import { readPolicies } from './testing/read-policies.ts';
import { synthesiseGateway } from './testing/synthesise-gateway.ts';

const root = join(import.meta.dirname, '../..');

/** The dashboard, and the script that reads its configuration from the stack's outputs. */
const SOURCES = ['dashboard/src/**/*.{ts,tsx}', 'scripts/aws/describe-stack.ts'];

/** The longest that everything in a policy can be. */
const LONGEST = {
  'AWS::Partition': 'aws-us-gov',
  'AWS::Region': 'ap-southeast-1',
  'AWS::AccountId': '111122223333',
  'AWS::StackName': 'x'.repeat(128),
};

const template = synthesiseGateway();
const { roles } = readPolicies(template.toJSON(), LONGEST);

/** IAM's service prefix for each SDK client. */
const PREFIXES: Readonly<Record<string, string>> = {
  cloudformation: 'cloudformation',
  cloudwatch: 'cloudwatch',
  'cloudwatch-logs': 'logs',
  eventbridge: 'events',
  firehose: 'firehose',
  iam: 'iam',
  kinesis: 'kinesis',
  lambda: 'lambda',
  'resource-groups-tagging-api': 'tag',
  'secrets-manager': 'secretsmanager',
  'service-quotas': 'servicequotas',
  sfn: 'states',
  sns: 'sns',
  sqs: 'sqs',
};

/** Commands whose action has another name, or that need more than one action. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'lambda:Invoke': ['lambda:InvokeFunction'],
  'sqs:ChangeMessageVisibilityBatch': ['sqs:ChangeMessageVisibility'],
  'sqs:DeleteMessageBatch': ['sqs:DeleteMessage'],
  // With tags.
  'secretsmanager:CreateSecret': [
    'secretsmanager:CreateSecret',
    'secretsmanager:TagResource',
    // With a key of the customer.
    'kms:Decrypt',
    'kms:GenerateDataKey',
  ],
  // With a role.
  'events:PutTargets': ['events:PutTargets', 'iam:PassRole'],
};

/** Every SDK command and paginator that the dashboard imports, as `service:Name`. */
function listCommands(): string[] {
  const commands = globSync(SOURCES, { cwd: root })
    .filter((path) => !/\.test\.tsx?$|(?:^|\/)testing\//.test(path))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return [...text.matchAll(/import(?! type) \{([^}]*)\} from '@aws-sdk\/client-([a-z-]+)'/g)];
    })
    .flatMap(([, names = '', client = '']) =>
      [...names.matchAll(/(?<!type )\b(?:(\w+)Command|paginate(\w+))\b/g)].map(
        ([, command, paginator]) => `${PREFIXES[client]}:${command ?? paginator}`,
      ),
    );
  return [...new Set(commands)].sort();
}

test('the actions are exactly those that the sources call, none missing and none extra', () => {
  const commands = listCommands();
  expect(commands.length).toBeGreaterThan(40);
  const needed = commands.flatMap((command) => ACTIONS[command] ?? [command]);
  expect(Object.keys(DASHBOARD_ACTIONS).sort()).toEqual([...new Set(needed)].sort());
});

describe.each(ROLES)('the policies of the %s', (role) => {
  const { document, documents } = roles[role];

  test('has exactly the actions of the role', () => {
    const granted = documents.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
    expect([...new Set(granted)].sort()).toEqual(listActions(role));
  });

  test('fits into a managed policy: at most 6,144 characters', () => {
    expect(JSON.stringify(document).length).toBeLessThanOrEqual(6_144);
  });
});

/** IAM deletes no policy that is attached, and CloudFormation replaces one whose description changes. */
test('an update keeps the only policy of earlier versions: it is the admin’s now', () => {
  expect(roles.admin).toMatchObject({
    logicalId: 'GatewayDashboardPolicyCD1DE07B',
    description: 'The actions that the dashboard of a Momento gateway calls',
  });
});

test('with targetPolicies=leave nobody can change the policy of a target', () => {
  const left = readPolicies(synthesiseGateway({ targetPolicies: 'leave' }).toJSON(), LONGEST);
  const granted = new Set(
    left.roles.admin.documents.flatMap(({ Statement }) =>
      Statement.flatMap(({ Action }) => Action),
    ),
  );
  const missing = listActions('admin').filter((action) => !granted.has(action));
  expect(missing).toEqual([
    'lambda:AddPermission',
    'lambda:RemovePermission',
    'logs:DeleteResourcePolicy',
    'logs:PutResourcePolicy',
    'sns:SetTopicAttributes',
    'sqs:SetQueueAttributes',
  ]);
});
