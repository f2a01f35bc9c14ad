import {
  CloudWatchLogsClient,
  DescribeResourcePoliciesCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { logPolicyName } from '@momento-gateway/shared/resource-names';
import type { Connection } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';

/**
 * Finds the resource policy with which the dashboard allows rules to write to log groups.
 *
 * @returns its name; undefined when there is none.
 */
export async function findLogPolicy(
  connection: Connection,
  secretPrefix: string,
): Promise<string | undefined> {
  const logs = new CloudWatchLogsClient(connection.clientOptions);
  const name = logPolicyName(secretPrefix);
  try {
    // An account has at most ten, which is one page.
    const { resourcePolicies = [] } = await logs.send(new DescribeResourcePoliciesCommand({}));
    return resourcePolicies.some(({ policyName }) => policyName === name) ? name : undefined;
  } catch (error) {
    throw explainAwsError(error, connection);
  }
}
