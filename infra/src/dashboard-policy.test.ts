import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { synthesiseGateway } from './testing/synthesise-gateway.ts';

const root = join(import.meta.dirname, '../..');

/** The dashboard, and the script that reads its configuration from the stack's outputs. */
const SOURCES = ['dashboard/src/**/*.{ts,tsx}', 'scripts/aws/describe-stack.ts'];

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Sid: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const [policy] = Object.values(synthesiseGateway().findResources('AWS::IAM::ManagedPolicy'));
const statements: Statement[] = policy?.['Properties'].PolicyDocument.Statement;
const granted = statements
  .filter(({ Effect }) => Effect === 'Allow')
  .flatMap(({ Action }) => Action)
  .sort();

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
  'secrets-manager': 'secretsmanager',
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

test('grants exactly the actions that the sources call, none missing and none extra', () => {
  const commands = listCommands();
  expect(commands.length).toBeGreaterThan(40);
  const needed = commands.flatMap((command) => ACTIONS[command] ?? [command]);
  expect([...new Set(granted)]).toEqual([...new Set(needed)].sort());
});

describe('grants no more than AWS requires', () => {
  const of = (sid: string) => statements.find(({ Sid }) => Sid === sid);
  const json = (sid: string) => JSON.stringify(of(sid)?.Resource);

  test('no action is a wildcard', () => {
    expect(granted.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('the dashboard cannot send to the gateway’s queues or change their policies', () => {
    const { Effect, Action, Resource } = of('OwnQueuesUnchanged') ?? {};
    expect({ Effect, Action }).toEqual({
      Effect: 'Deny',
      Action: ['sqs:SendMessage', 'sqs:SetQueueAttributes'],
    });
    expect(Resource).toEqual(of('Failures')?.Resource);
  });

  test("only this stack's secrets and its two queues can be read", () => {
    expect(json('Webhooks')).toContain('{"Ref":"AWS::StackName"},"/*"');
    expect(of('Failures')?.Resource).toEqual(
      [/Parked/, /Failures/].map((name) => ({
        'Fn::GetAtt': [expect.stringMatching(name), 'Arn'],
      })),
    );
    const readers = statements.filter(({ Action }) =>
      [Action].flat().includes('sqs:ReceiveMessage'),
    );
    expect(readers.map(({ Sid }) => Sid)).toEqual(['Failures', 'LiveEvents']);
    expect(json('LiveEvents')).toContain(':momento-gateway-live-*');
  });

  test('a role can be passed to EventBridge only', () => {
    expect(of('TargetRolesPassed')?.Condition).toEqual({
      StringEquals: { 'iam:PassedToService': 'events.amazonaws.com' },
    });
    expect(
      statements.filter(({ Action }) => [Action].flat().includes('iam:PassRole')),
    ).toHaveLength(1);
  });

  test('only actions without resource-level permissions have the resource *', () => {
    const everywhere = statements.filter(({ Resource }) => Resource === '*');
    expect(everywhere.map(({ Sid }) => Sid)).toEqual(['WithoutResource']);
  });
});

test('fits into a managed policy: at most 6,144 characters', () => {
  const text = JSON.stringify(policy?.['Properties'].PolicyDocument)
    // The longest possible stack name.
    .replaceAll('{"Ref":"AWS::StackName"}', 'x'.repeat(128));
  expect(text.length).toBeLessThanOrEqual(6_144);
});
