import {
  CloudFormationClient,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import type { Connection } from './connect.ts';
import { explainAwsError } from './explain-aws-error.ts';

/** @returns undefined when the account and Region have no stack of this name or id. */
export async function describeStack(
  connection: Connection,
  name: string,
): Promise<Stack | undefined> {
  const cloudFormation = new CloudFormationClient(connection.clientOptions);
  try {
    const { Stacks = [] } = await cloudFormation.send(
      new DescribeStacksCommand({ StackName: name }),
    );
    return Stacks[0];
  } catch (error) {
    const { name: code, message } = error as Error;
    if (code === 'ValidationError' && /does not exist/.test(message)) return undefined;
    throw explainAwsError(error, connection);
  }
}
