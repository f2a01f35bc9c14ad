import {
  AddPermissionCommand,
  GetPolicyCommand,
  type GetPolicyCommandInput,
  type LambdaClient,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { busRulesOf } from '@momento-gateway/shared/rule-arn';
import { createGate } from './create-gate.ts';
import { busStatementIdOf } from './own-statement.ts';
import { EMPTY_POLICY, type Policy, type PolicyStatement } from './policy.ts';

const ACTION = 'lambda:InvokeFunction';

/** The policy of a Lambda function, which Lambda itself adds statements to, one by one. */
export const functionGate = createGate({
  where: 'function policy',
  actions: [ACTION],
  uses: ['target'],
  resourceOf: (functionArn) => functionArn,
  /**
   * As Lambda writes what it was asked to add. It takes one SourceArn and no exception from it: on
   * the default bus, whose rules have no bus in their ARN, that is every rule of account and Region.
   */
  buildStatement: ({ arn, use, ruleArn }) => ({
    Sid: busStatementIdOf(ruleArn, use),
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: ACTION,
    Resource: arn,
    Condition: { ArnLike: { 'AWS:SourceArn': busRulesOf(ruleArn).like } },
  }),
  open: async ({ targetClients: { lambda } }, functionArn) => {
    const version = parseVersion(functionArn);
    return {
      read: async () => ({ text: await readPolicy(lambda, version) }),
      write: (policy, before) => writeChanges(lambda, version, policy, before),
    };
  },
  isGone,
  // Lambda says the same of a function without a policy and of one that is not there.
  absence: { policy: EMPTY_POLICY },
});

/** Each alias and each version of a function has a policy of its own. */
type FunctionVersion = Pick<GetPolicyCommandInput, 'FunctionName' | 'Qualifier'>;

function parseVersion(functionArn: string): FunctionVersion {
  const parts = functionArn.split(':');
  const Qualifier = parts[7];
  return { FunctionName: parts.slice(0, 7).join(':'), ...(Qualifier && { Qualifier }) };
}

function isGone(error: unknown): boolean {
  return isAwsError(error, 'ResourceNotFoundException');
}

async function readPolicy(
  lambda: LambdaClient,
  version: FunctionVersion,
): Promise<string | undefined> {
  try {
    const { Policy } = await lambda.send(new GetPolicyCommand(version));
    return Policy;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Lambda adds no statement of an id in use, so such a one goes first; others go when ours is there. */
async function writeChanges(
  lambda: LambdaClient,
  version: FunctionVersion,
  policy: Policy,
  before: Policy,
): Promise<void> {
  const added = policy.Statement.filter((statement) => !before.Statement.includes(statement));
  const removed = before.Statement.filter((statement) => !policy.Statement.includes(statement));
  const isInTheWay = ({ Sid }: PolicyStatement) => added.some((other) => other['Sid'] === Sid);
  const remove = async (statements: readonly PolicyStatement[]) => {
    for (const { Sid } of statements) await removePermission(lambda, version, String(Sid));
  };
  await remove(removed.filter(isInTheWay));
  for (const statement of added) await addPermission(lambda, version, statement);
  await remove(removed.filter((statement) => !isInTheWay(statement)));
}

async function addPermission(
  lambda: LambdaClient,
  version: FunctionVersion,
  { Sid, Condition }: PolicyStatement,
): Promise<void> {
  const { ArnLike } = Condition as { ArnLike: { 'AWS:SourceArn': string } };
  try {
    await lambda.send(
      new AddPermissionCommand({
        ...version,
        StatementId: String(Sid),
        Action: ACTION,
        Principal: 'events.amazonaws.com',
        SourceArn: ArnLike['AWS:SourceArn'],
      }),
    );
  } catch (error) {
    // Another process added it, or a first attempt did whose answer was lost: it is read back.
    if (!isAwsError(error, 'ResourceConflictException')) throw error;
  }
}

async function removePermission(
  lambda: LambdaClient,
  version: FunctionVersion,
  StatementId: string,
): Promise<void> {
  try {
    await lambda.send(new RemovePermissionCommand({ ...version, StatementId }));
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
