import {
  DeleteResourcePolicyCommand,
  DescribeResourcePoliciesCommand,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { logPolicyName } from '@momento-gateway/shared/resource-names';
import { parseRuleArn } from '@momento-gateway/shared/rule-arn';
import { hasLogGroup } from '../../aws/has-log-group.ts';
import { createGate } from './create-gate.ts';
import type { GateNeeds } from './gate.ts';
import { statementIdOf } from './own-statement.ts';
import { EMPTY_POLICY, type Policy, parsePolicy } from './policy.ts';

const ACTIONS = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/**
 * The account's resource policies for logs. There may be ten, of 5,120 characters, for all
 * services together: so ours is one policy, with one statement for each log group and tenant.
 */
export const logGroupGate = createGate({
  where: 'resource policy of CloudWatch Logs',
  actions: ACTIONS,
  uses: ['target'],
  resourceOf: (groupArn) => `${groupArn}:log-stream:events`,
  buildStatement: ({ arn, ruleArn }) => ({
    Sid: statementIdOf(nameUse(arn, ruleArn)),
    Effect: 'Allow',
    Principal: { Service: ['events.amazonaws.com', 'delivery.logs.amazonaws.com'] },
    Action: ACTIONS,
    Resource: `${arn}:*`,
  }),
  nameOf,
  exists: ({ logs }, groupArn) => hasLogGroup(logs, groupArn.split(':').slice(6).join(':')),
  open: async (context) => {
    const policyName = nameOf(context);
    return {
      read: async () => ({ text: (await readLogPolicies(context)).get(policyName) }),
      write: (policy) => writePolicy(context, policyName, policy),
    };
  },
  readAll: async (context) => {
    const parsed = [...(await readLogPolicies(context)).values()].map(parsePolicy);
    return { ...EMPTY_POLICY, Statement: parsed.flatMap((policy) => policy?.Statement ?? []) };
  },
  isGone: () => false,
});

/** What ends when one tenant's rules no longer use a group must not end for the rules of another. */
function nameUse(groupArn: string, ruleArn: string): string {
  const { busName = '' } = parseRuleArn(ruleArn) ?? {};
  // No stack's name contains a `_`. Statements of the default tenant keep the id they always had.
  return busName.includes('_') ? `${groupArn} ${busName}` : groupArn;
}

function nameOf({ config }: GateNeeds): string {
  return logPolicyName(config.secretPrefix);
}

/** The texts of all policies, by name. */
export async function readLogPolicies({
  logs,
}: Pick<GateNeeds, 'logs'>): Promise<ReadonlyMap<string, string>> {
  const { resourcePolicies = [] } = await logs.send(new DescribeResourcePoliciesCommand({}));
  return new Map(
    resourcePolicies.map(({ policyName = '', policyDocument = '' }) => [
      policyName,
      policyDocument,
    ]),
  );
}

async function writePolicy({ logs }: GateNeeds, policyName: string, policy: Policy): Promise<void> {
  if (policy.Statement.length > 0) {
    const policyDocument = JSON.stringify(policy);
    await logs.send(new PutResourcePolicyCommand({ policyName, policyDocument }));
    return;
  }
  try {
    await logs.send(new DeleteResourcePolicyCommand({ policyName }));
  } catch (error) {
    // Deleted by another process, or by a first attempt whose answer was lost.
    if (!isAwsError(error, 'ResourceNotFoundException')) throw error;
  }
}
