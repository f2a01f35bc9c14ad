import {
  AddPermissionCommand,
  GetPolicyCommand,
  type LambdaClient,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda';
import { busRulesOf } from '@momento-gateway/shared/rule-arn';
import type { Gate, Use } from './gate.ts';
import { findOwnStatement, holdsOwnStatement, listRuleStatements } from './own-statement.ts';
import {
  busStatementIdOf,
  EMPTY_POLICY,
  type Policy,
  type PolicyStatement,
  parsePolicy,
  statementIdOf,
} from './policy.ts';

const judged = {
  actions: ['lambda:InvokeFunction'],
  resourceOf: (functionArn: string) => functionArn,
  buildStatement,
};

/** The policy of a Lambda function, which Lambda itself adds statements to, one by one. */
export const functionGate: Gate = {
  where: 'function policy',
  ...judged,
  readPolicy: async ({ targetClients }, functionArn) => {
    const policy = await readPolicy(targetClients.lambda, functionArn);
    return policy === undefined ? 'unreadable' : { policy };
  },
  grant: ({ targetClients: { lambda }, serialise }, use) =>
    serialise(`function ${use.arn}`, async () => {
      const policy = await readPolicy(lambda, use.arn);
      if (policy !== undefined && holdsOwnStatement(judged, policy, use)) return 'present';
      // One of our id that grants nothing was changed by others: Lambda adds none of an id in use.
      if (policy !== undefined && findOwnStatement(judged, policy, use) !== undefined) {
        await removePermission(lambda, use.arn, busStatementIdOf(use.ruleArn, use.use));
      }
      const added = await addPermission(lambda, use);
      const old = policy === undefined ? [] : listRuleStatements(policy, use.ruleArn);
      if (added === 'written') {
        for (const { Sid } of old) await removePermission(lambda, use.arn, String(Sid));
      }
      return added;
    }),
  revoke: ({ targetClients: { lambda }, serialise }, { arn, ruleArn }, isUsed) =>
    serialise(`function ${arn}`, async () => {
      const policy = await readPolicy(lambda, arn);
      const present = new Set(policy?.Statement.map(({ Sid }) => Sid));
      const own = busStatementIdOf(ruleArn, 'target');
      const hasEnded = present.has(own) && !(await isUsed('target'));
      const ids = [statementIdOf(ruleArn), ...(hasEnded ? [own] : [])];
      const removed = ids.filter((id) => present.has(id));
      for (const id of removed) await removePermission(lambda, arn, id);
      if (removed.length === 0) return undefined;
      return hasEnded ? ['target'] : [];
    }),
};

/**
 * As Lambda writes what it was asked to add. It takes one SourceArn and no exception from it: for
 * the default bus, whose rules have no bus in their ARN, that is every rule of account and Region.
 */
function buildStatement({ arn, use, ruleArn }: Use): PolicyStatement {
  return {
    Sid: busStatementIdOf(ruleArn, use),
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: arn,
    Condition: { ArnLike: { 'AWS:SourceArn': busRulesOf(ruleArn).like } },
  };
}

/** @returns undefined for a policy that cannot be read. */
async function readPolicy(lambda: LambdaClient, functionArn: string): Promise<Policy | undefined> {
  try {
    const { Policy } = await lambda.send(new GetPolicyCommand({ FunctionName: functionArn }));
    return parsePolicy(Policy);
  } catch (error) {
    // Lambda says the same of a function without a policy and of one that is not there.
    if (isGone(error)) return EMPTY_POLICY;
    throw error;
  }
}

async function addPermission(
  lambda: LambdaClient,
  use: Use,
): Promise<'written' | 'no-target' | { refusal: 'policy-contended'; arn: string }> {
  try {
    await lambda.send(
      new AddPermissionCommand({
        FunctionName: use.arn,
        StatementId: busStatementIdOf(use.ruleArn, use.use),
        Action: 'lambda:InvokeFunction',
        Principal: 'events.amazonaws.com',
        SourceArn: busRulesOf(use.ruleArn).like,
      }),
    );
    return 'written';
  } catch (error) {
    if (isGone(error)) return 'no-target';
    if (!(error instanceof Error) || error.name !== 'ResourceConflictException') throw error;
    // Another process added it, or a first attempt did whose answer was lost.
    const policy = await readPolicy(lambda, use.arn);
    return policy !== undefined && holdsOwnStatement(judged, policy, use)
      ? 'written'
      : { refusal: 'policy-contended', arn: use.arn };
  }
}

async function removePermission(
  lambda: LambdaClient,
  functionArn: string,
  StatementId: string,
): Promise<void> {
  try {
    await lambda.send(new RemovePermissionCommand({ FunctionName: functionArn, StatementId }));
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && error.name === 'ResourceNotFoundException';
}
