import {
  CloudWatchLogsClient,
  DescribeResourcePoliciesCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Connection } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';

/**
 * The resource policy by which a gateway's dashboard lets rules write to log groups.
 *
 * @returns its name; undefined when there is none.
 */
export async function findLogPolicy(
  connection: Connection,
  secretPrefix: string,
): Promise<string | undefined> {
  const logs = new CloudWatchLogsClient(connection.clientOptions);
  const name = `${secretPrefix}-rules`;
  try {
    // An account has ten at most: one page.
    const { resourcePolicies = [] } = await logs.send(new DescribeResourcePoliciesCommand({}));
    return resourcePolicies.some(({ policyName }) => policyName === name) ? name : undefined;
  } catch (error) {
    throw explainAwsError(error, connection);
  }
}
