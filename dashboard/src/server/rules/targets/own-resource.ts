import { isTenantQueueName } from '@momento-gateway/shared/is-tenant-queue-name';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import { isTenantName, tenantBusName } from '@momento-gateway/shared/tenant';
import { queueArnOf } from '../../aws/queue-arn.ts';
import type { Config } from '../../config.ts';

type OwnResource =
  | 'bus'
  | 'parked-queue'
  | 'dead-letter-queue'
  | 'tenant-bus'
  | 'tenant-queue'
  | 'viewer-queue'
  | 'log-group';

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
  const ofTenant = findTenantResource(config.secretPrefix, anyArn, arn);
  if (ofTenant !== undefined) return ofTenant;
  if (service === 'sqs' && isViewerName(resource)) return 'viewer-queue';
  // Its ARN is written with `:*` at its end, and without.
  return service === 'logs' &&
    resource === 'log-group' &&
    config.logGroupName !== undefined &&
    cleanPath(name ?? '') === cleanPath(config.logGroupName.toLowerCase())
    ? 'log-group'
    : undefined;
}

/** By its name alone: it is of a tenant, or would be if the tenant were added. */
function findTenantResource(
  secretPrefix: string,
  anyArn: string,
  arn: string,
): 'tenant-bus' | 'tenant-queue' | undefined {
  const [service, region, accountId, name = ''] = identify(arn).split(':');
  const [, ownRegion, ownAccountId] = identify(anyArn).split(':');
  if (region !== ownRegion || accountId !== ownAccountId) return undefined;
  const prefix = secretPrefix.toLowerCase();
  if (service === 'sqs' && isTenantQueueName(prefix, name)) return 'tenant-queue';
  const bus = `event-bus/${tenantBusName(prefix, '')}`;
  const isBus = service === 'events' && name.startsWith(bus);
  return isBus && isTenantName(name.slice(bus.length)) ? 'tenant-bus' : undefined;
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
