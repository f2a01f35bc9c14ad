import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import type { Connection } from './connect.ts';
import { explainAwsError } from './explain-aws-error.ts';

/**
 * The physical id of the stack's first resource of a type, such as `AWS::Lambda::Function`;
 * undefined when it has none.
 */
export async function findResource(
  connection: Connection,
  stackName: string,
  type: string,
): Promise<string | undefined> {
  const cloudFormation = new CloudFormationClient(connection.clientOptions);
  try {
    const { StackResources = [] } = await cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: stackName }),
    );
    return StackResources.find(({ ResourceType }) => ResourceType === type)?.PhysicalResourceId;
  } catch (error) {
    throw explainAwsError(error, connection);
  }
}
