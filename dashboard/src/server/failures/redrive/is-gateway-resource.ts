import { isViewerName } from '@momento-gateway/api/live/live';
import type { Context } from '../../context.ts';
import { isOwnLogGroup } from '../../rules/targets/is-own-log-group.ts';
import { parseQueueArn } from '../../rules/targets/queue-arn.ts';

/** Whether an ARN of the bus's account and Region names the gateway's own bus, log group or a queue of its own. */
export function isGatewayResource(
  { config }: Pick<Context, 'config'>,
  arn: string,
  busArn: string,
): boolean {
  if (arn === busArn || isOwnLogGroup(config.logGroupName, arn)) return true;
  const name = parseQueueArn(arn)?.name;
  if (name === undefined) return false;
  const own = [config.parkedQueueUrl, config.deadLetterQueueUrl].map((url) =>
    url?.slice(url.lastIndexOf('/') + 1),
  );
  return isViewerName(name) || own.includes(name);
}
