import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import type { Connection } from './connect.ts';
import { explainAwsError } from './explain-aws-error.ts';

/** The physical id of the gateway's first resource of a type, such as `AWS::Lambda::Function`. */
export async function findResource(
  connection: Connection,
  stackName: string,
  type: string,
): Promise<string | undefined> {
  return (await findResources(connection, stackName, type))[0];
}

/**
 * The physical ids of all that the gateway has of a type. What the stack has to create a first
 * webhook is not the gateway's.
 */
export async function findResources(
  connection: Connection,
  stackName: string,
  type: string,
): Promise<readonly string[]> {
  const cloudFormation = new CloudFormationClient(connection.clientOptions);
  try {
    const { StackResources = [] } = await cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: stackName }),
    );
    return StackResources.flatMap(({ ResourceType, LogicalResourceId, PhysicalResourceId }) =>
      ResourceType === type &&
      PhysicalResourceId !== undefined &&
      !LogicalResourceId?.startsWith('FirstWebhook')
        ? [PhysicalResourceId]
        : [],
    );
  } catch (error) {
    throw explainAwsError(error, connection);
  }
}
