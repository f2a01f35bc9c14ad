import {
  AddPermissionCommand,
  GetPolicyCommand,
  type LambdaClient,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda';
import type { Gate } from './gate.ts';
import { EMPTY_POLICY, type PolicyStatement, parsePolicy, statementIdOf } from './policy.ts';

/** The policy of a Lambda function, which Lambda itself adds statements to. */
export const functionGate: Gate = {
  where: 'function policy',
  actions: ['lambda:InvokeFunction'],
  resourceOf: (functionArn) => functionArn,
  readPolicy: async ({ targetClients }, functionArn) => {
    try {
      const { Policy } = await targetClients.lambda.send(
        new GetPolicyCommand({ FunctionName: functionArn }),
      );
      return parsePolicy(Policy) ?? 'unreadable';
    } catch (error) {
      // Lambda says the same of a function without a policy and of one that is not there.
      if (isGone(error)) return EMPTY_POLICY;
      throw error;
    }
  },
  buildStatement,
  grant: ({ targetClients, serialise }, functionArn, rule) =>
    serialise(`function ${functionArn}`, async () => {
      // Lambda refuses a statement whose id is taken; the one of that id may be of an older form.
      await removePermission(targetClients.lambda, functionArn, rule.arn);
      try {
        await targetClients.lambda.send(
          new AddPermissionCommand({
            FunctionName: functionArn,
            StatementId: statementIdOf(rule.arn),
            Action: 'lambda:InvokeFunction',
            Principal: 'events.amazonaws.com',
            SourceArn: rule.arn,
          }),
        );
        return 'done';
      } catch (error) {
        if (isGone(error)) return 'no-target';
        throw error;
      }
    }),
  revoke: ({ targetClients, serialise }, functionArn, rule) =>
    serialise(`function ${functionArn}`, () =>
      removePermission(targetClients.lambda, functionArn, rule.arn),
    ),
};

/** As Lambda writes what it was asked to add. */
function buildStatement(functionArn: string, ruleArn: string): PolicyStatement {
  return {
    Sid: statementIdOf(ruleArn),
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: functionArn,
    Condition: { ArnLike: { 'AWS:SourceArn': ruleArn } },
  };
}

async function removePermission(
  lambda: LambdaClient,
  functionArn: string,
  ruleArn: string,
): Promise<void> {
  try {
    await lambda.send(
      new RemovePermissionCommand({
        FunctionName: functionArn,
        StatementId: statementIdOf(ruleArn),
      }),
    );
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && error.name === 'ResourceNotFoundException';
}
