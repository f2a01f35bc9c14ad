import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import type { PickableTarget } from '@momento-gateway/api/rules/target';
import type { Context } from '../../context.ts';

/** EventBridge may write to groups under this name; the gateway's own is no target. */
const PREFIX = '/aws/events/';

export async function listLogGroups({ logs, config }: Context): Promise<PickableTarget[]> {
  const found: PickableTarget[] = [];
  for await (const { logGroups = [] } of paginateDescribeLogGroups(
    { client: logs },
    { logGroupNamePrefix: PREFIX },
  )) {
    for (const { arn = '', logGroupName = '' } of logGroups) {
      if (logGroupName === config.logGroupName) continue;
      // CloudWatch Logs ends a group's ARN with `:*`, which a target's must not have.
      found.push({ type: 'logs', arn: arn.replace(/:\*$/, ''), name: logGroupName });
    }
  }
  return found;
}
