import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import type { Connection } from './connect.ts';
import { explainAwsError } from './explain-aws-error.ts';

/**
 * The physical id of the gateway's first resource of a type, such as `AWS::Lambda::Function`;
 * undefined when it has none. What the stack has to create a first webhook is not the gateway's.
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
    return StackResources.find(
      ({ ResourceType, LogicalResourceId }) =>
        ResourceType === type && !LogicalResourceId?.startsWith('FirstWebhook'),
    )?.PhysicalResourceId;
  } catch (error) {
    throw explainAwsError(error, connection);
  }
}
