import {
  DeleteResourcePolicyCommand,
  DescribeLogGroupsCommand,
  DescribeResourcePoliciesCommand,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { ListRuleNamesByTargetCommand } from '@aws-sdk/client-eventbridge';
import type { Refusal } from '../refusal.ts';
import type { Gate, GateNeeds } from './gate.ts';
import {
  addStatement,
  EMPTY_POLICY,
  type Policy,
  type PolicyStatement,
  parsePolicy,
  removeStatement,
  statementIdOf,
} from './policy.ts';

/**
 * The account's resource policies for logs. There may be ten, of 5,120 characters, for all
 * services together: so ours is one policy, with one statement for each log group.
 */
export const logGroupGate: Gate = {
  where: 'resource policy of CloudWatch Logs',
  actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  resourceOf: (groupArn) => `${groupArn}:log-stream:events`,
  readPolicy: async (dependencies, groupArn) => {
    if (!(await hasLogGroup(dependencies, groupArn))) return 'no-target';
    const policies = await readPolicies(dependencies);
    const parsed = [...policies.values()].map((text) => parsePolicy(text) ?? EMPTY_POLICY);
    return { ...EMPTY_POLICY, Statement: parsed.flatMap(({ Statement }) => Statement) };
  },
  buildStatement,
  grant: async (dependencies, groupArn) => {
    if (!(await hasLogGroup(dependencies, groupArn))) return 'no-target';
    return changePolicy(dependencies, (policy) => addStatement(policy, buildStatement(groupArn)));
  },
  revoke: async (dependencies, groupArn) => {
    const { events, config } = dependencies;
    const { RuleNames = [] } = await events.send(
      new ListRuleNamesByTargetCommand({ TargetArn: groupArn, EventBusName: config.busName }),
    );
    if (RuleNames.length > 0) return;
    await changePolicy(dependencies, (policy) => removeStatement(policy, statementIdOf(groupArn)));
  },
};

function buildStatement(groupArn: string): PolicyStatement {
  return {
    Sid: statementIdOf(groupArn),
    Effect: 'Allow',
    Principal: { Service: ['events.amazonaws.com', 'delivery.logs.amazonaws.com'] },
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: `${groupArn}:*`,
  };
}

async function hasLogGroup({ logs }: GateNeeds, groupArn: string): Promise<boolean> {
  const name = groupArn.split(':').slice(6).join(':');
  const { logGroups = [] } = await logs.send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix: name }),
  );
  return logGroups.some(({ logGroupName }) => logGroupName === name);
}

/** The texts of all policies, by name. */
async function readPolicies({ logs }: GateNeeds): Promise<ReadonlyMap<string, string>> {
  const { resourcePolicies = [] } = await logs.send(new DescribeResourcePoliciesCommand({}));
  return new Map(
    resourcePolicies.map(({ policyName = '', policyDocument = '' }) => [
      policyName,
      policyDocument,
    ]),
  );
}

function changePolicy(
  dependencies: GateNeeds,
  change: (policy: Policy) => Policy,
): Promise<'done' | Refusal> {
  const { logs, serialise, config } = dependencies;
  const policyName = `${config.secretPrefix}-rules`;
  return serialise(`logs policy ${policyName}`, async () => {
    const text = (await readPolicies(dependencies)).get(policyName);
    const policy = parsePolicy(text);
    if (policy === undefined) return { refusal: 'policy-unreadable', arn: policyName };
    const changed = change(policy);
    if (JSON.stringify(changed) === JSON.stringify(policy)) return 'done';
    await logs.send(
      changed.Statement.length === 0
        ? new DeleteResourcePolicyCommand({ policyName })
        : new PutResourcePolicyCommand({ policyName, policyDocument: JSON.stringify(changed) }),
    );
    return 'done';
  });
}
