import {
  DeleteResourcePolicyCommand,
  DescribeLogGroupsCommand,
  DescribeResourcePoliciesCommand,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { logPolicyName } from '@momento-gateway/shared/resource-names';
import type { Gate, GateNeeds, Use } from './gate.ts';
import { holdsOwnStatement } from './own-statement.ts';
import {
  addStatement,
  EMPTY_POLICY,
  type Policy,
  type PolicyStatement,
  parsePolicy,
  removeStatements,
  statementIdOf,
} from './policy.ts';

const WRITES_MAX = 8;

const judged = {
  actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  resourceOf: (groupArn: string) => `${groupArn}:log-stream:events`,
  buildStatement,
};

/**
 * The account's resource policies for logs. There may be ten, of 5,120 characters, for all
 * services together: so ours is one policy, with one statement for each log group.
 */
export const logGroupGate: Gate = {
  where: 'resource policy of CloudWatch Logs',
  ...judged,
  readPolicy: async (context, groupArn) => {
    if (!(await hasLogGroup(context, groupArn))) return 'no-target';
    const policies = await readPolicies(context);
    const parsed = [...policies.values()].map((text) => parsePolicy(text) ?? EMPTY_POLICY);
    return { policy: { ...EMPTY_POLICY, Statement: parsed.flatMap((policy) => policy.Statement) } };
  },
  grant: async (context, use) => {
    const { config, serialise } = context;
    if (!(await hasLogGroup(context, use.arn))) return 'no-target';
    return serialise(`logs policy ${config.secretPrefix}`, async () => {
      for (let writes = 0; writes <= WRITES_MAX; writes += 1) {
        const policy = await readOwnPolicy(context);
        if (policy === undefined) {
          return { refusal: 'policy-unreadable', arn: nameOwnPolicy(context) };
        }
        if (holdsOwnStatement(judged, policy, use)) return writes === 0 ? 'present' : 'written';
        await writeOwnPolicy(context, addStatement(policy, buildStatement(use)));
      }
      return { refusal: 'policy-contended', arn: nameOwnPolicy(context) };
    });
  },
  revoke: (context, { arn }, isUsed) =>
    context.serialise(`logs policy ${context.config.secretPrefix}`, async () => {
      const policy = await readOwnPolicy(context);
      const changed = policy && removeStatements(policy, [statementIdOf(arn)]);
      if (changed === undefined || changed.Statement.length === policy?.Statement.length) {
        return undefined;
      }
      if (await isUsed('target')) return undefined;
      await writeOwnPolicy(context, changed);
      return ['target'];
    }),
};

function buildStatement({ arn }: Pick<Use, 'arn'>): PolicyStatement {
  return {
    Sid: statementIdOf(arn),
    Effect: 'Allow',
    Principal: { Service: ['events.amazonaws.com', 'delivery.logs.amazonaws.com'] },
    Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    Resource: `${arn}:*`,
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

function nameOwnPolicy({ config }: GateNeeds): string {
  return logPolicyName(config.secretPrefix);
}

/** @returns undefined when it is not one that a statement can be added to. */
async function readOwnPolicy(context: GateNeeds): Promise<Policy | undefined> {
  return parsePolicy((await readPolicies(context)).get(nameOwnPolicy(context)));
}

async function writeOwnPolicy(context: GateNeeds, policy: Policy): Promise<void> {
  const policyName = nameOwnPolicy(context);
  if (policy.Statement.length > 0) {
    const policyDocument = JSON.stringify(policy);
    await context.logs.send(new PutResourcePolicyCommand({ policyName, policyDocument }));
    return;
  }
  try {
    await context.logs.send(new DeleteResourcePolicyCommand({ policyName }));
  } catch (error) {
    // Deleted by another process, or by a first attempt whose answer was lost.
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
  }
}
