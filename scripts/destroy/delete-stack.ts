import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import type { Connection } from '../aws/connect.ts';
import { describeStack } from '../aws/describe-stack.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';

const WAIT_MAX_S = 30 * 60;

/**
 * Deletes a stack and waits until it is deleted. It does not use the CDK, so it also deletes stacks
 * of the one-file template.
 *
 * @throws Error that names what CloudFormation could not delete, and why.
 */
export async function deleteStack(
  connection: Connection,
  stackName: string,
  signal: AbortSignal,
): Promise<void> {
  const cloudFormation = new CloudFormationClient(connection.clientOptions);
  // A deleted stack can only be described by its id.
  const stackId = (await describeStack(connection, stackName))?.StackId ?? stackName;
  try {
    await cloudFormation.send(new DeleteStackCommand({ StackName: stackId }));
  } catch (error) {
    throw explainAwsError(error, connection);
  }
  try {
    await waitUntilStackDeleteComplete(
      { client: cloudFormation, maxWaitTime: WAIT_MAX_S, minDelay: 2, abortSignal: signal },
      { StackName: stackId },
    );
  } catch (error) {
    if (signal.aborted) {
      throw new Error(`CloudFormation continues to delete the stack "${stackName}".`, {
        cause: error,
      });
    }
    const reasons = await listReasons(cloudFormation, stackId);
    throw new Error(
      [`The stack "${stackName}" could not be deleted completely:`, ...reasons].join('\n  '),
      { cause: error },
    );
  }
}

async function listReasons(
  cloudFormation: CloudFormationClient,
  stackId: string,
): Promise<readonly string[]> {
  const { StackEvents = [] } = await cloudFormation.send(
    new DescribeStackEventsCommand({ StackName: stackId }),
  );
  return StackEvents.filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_FAILED').map(
    ({ LogicalResourceId, ResourceStatusReason }) =>
      `${LogicalResourceId}: ${ResourceStatusReason ?? 'no reason given'}`,
  );
}
