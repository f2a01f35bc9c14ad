import { isViewerName } from '@momento-gateway/shared/resource-names';
import { queueArnOf } from '../../aws/queue-arn.ts';
import type { Config } from '../../config.ts';

type OwnResource = 'bus' | 'parked-queue' | 'dead-letter-queue' | 'viewer-queue' | 'log-group';

/**
 * Which of the gateway's own resources an ARN names; undefined for all others. What lies there is
 * trusted for who wrote it, so no rule and no redrive may send there.
 *
 * @param anyArn of the gateway's account and Region, such as a rule's
 */
export function findOwnResource(
  config: Config,
  anyArn: string,
  arn: string,
): OwnResource | undefined {
  const [, partition, , region = '', accountId] = anyArn.split(':');
  const isSame = (own: string) => identify(own) === identify(arn);
  const isQueue = (url: string | undefined) => url !== undefined && isSame(queueArnOf(url, region));
  const [, , service, , , resource = '', name] = arn.toLowerCase().split(':');
  if (isSame(`arn:${partition}:events:${region}:${accountId}:event-bus/${config.busName}`)) {
    return 'bus';
  }
  if (isQueue(config.parkedQueueUrl)) return 'parked-queue';
  if (isQueue(config.deadLetterQueueUrl)) return 'dead-letter-queue';
  if (service === 'sqs' && isViewerName(resource)) return 'viewer-queue';
  // Its ARN is written with `:*` at its end, and without.
  return service === 'logs' &&
    resource === 'log-group' &&
    config.logGroupName !== undefined &&
    cleanPath(name ?? '') === cleanPath(config.logGroupName.toLowerCase())
    ? 'log-group'
    : undefined;
}

/**
 * What an ARN names, in whichever partition, with whatever slashes and in whatever case it is
 * written: better to refuse a resource that is named much like one of the gateway's.
 */
function identify(arn: string): string {
  const [, , service, region, accountId, ...resource] = arn.toLowerCase().split(':');
  return [service, region, accountId, cleanPath(resource.join(':'))].join(':');
}

function cleanPath(path: string): string {
  return path.split('/').filter(Boolean).join('/');
}
