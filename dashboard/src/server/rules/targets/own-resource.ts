import { isTenantQueueName } from '@momento-gateway/shared/is-tenant-queue-name';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import { isTenantName, tenantBusName } from '@momento-gateway/shared/tenant';
import { queueArnOf } from '../../aws/queue-arn.ts';
import type { BaseContext } from '../../base-context.ts';
import type { WithStack } from '../../stack-context.ts';

type OwnResource =
  | 'bus'
  | 'parked-queue'
  | 'dead-letter-queue'
  | 'held-queue'
  | 'viewer-queue'
  | 'log-group'
  /** Of another tenant, or it would be if that tenant were added. */
  | 'foreign';

/** The tenant that looks, and the stack that it is of. */
export type Onlooker = Pick<BaseContext, 'config'> & WithStack;

/**
 * Which of the gateway's own resources an ARN names, as a tenant sees them; undefined for all others.
 * What lies there is trusted for who wrote it, so no rule and no redrive may send there.
 *
 * @param anyArn of the gateway's account and Region, such as a rule's
 */
export function findOwnResource(
  { config, stack }: Onlooker,
  anyArn: string,
  arn: string,
): OwnResource | undefined {
  const [, partition, , region = '', accountId] = anyArn.split(':');
  const isSame = (own: string) => identify(own) === identify(arn);
  const isQueue = (url: string | undefined) => url !== undefined && isSame(queueArnOf(url, region));
  const isBus = (busName: string) =>
    isSame(`arn:${partition}:events:${region}:${accountId}:event-bus/${busName}`);
  const [, , service, , , resource = '', name] = arn.toLowerCase().split(':');
  if (isBus(config.busName)) return 'bus';
  if (isQueue(config.parkedQueueUrl)) return 'parked-queue';
  if (isQueue(config.deadLetterQueueUrl)) return 'dead-letter-queue';
  if (isQueue(config.heldQueueUrl)) return 'held-queue';
  const { busName, parkedQueueUrl, deadLetterQueueUrl, heldQueueUrl } = stack.config;
  const isOfStack =
    isBus(busName) || [parkedQueueUrl, deadLetterQueueUrl, heldQueueUrl].some(isQueue);
  if (isOfStack || isNamedLikeTenants(config.secretPrefix, anyArn, arn)) return 'foreign';
  if (service === 'sqs' && isViewerName(resource)) return 'viewer-queue';
  // Its ARN is written with `:*` at its end, and without.
  const isGroup = (own: string | undefined) =>
    own !== undefined && cleanPath(name ?? '') === cleanPath(own.toLowerCase());
  const isLog = service === 'logs' && resource === 'log-group';
  return isLog && (isGroup(config.logGroupName) || isGroup(config.auditLogGroupName))
    ? 'log-group'
    : undefined;
}

/** By its name alone, so that the answer does not tell which tenants there are. */
function isNamedLikeTenants(secretPrefix: string, anyArn: string, arn: string): boolean {
  const [service, region, accountId, name = ''] = identify(arn).split(':');
  const [, ownRegion, ownAccountId] = identify(anyArn).split(':');
  if (region !== ownRegion || accountId !== ownAccountId) return false;
  const prefix = secretPrefix.toLowerCase();
  if (service === 'sqs' && isTenantQueueName(prefix, name)) return true;
  const bus = `event-bus/${tenantBusName(prefix, '')}`;
  return service === 'events' && name.startsWith(bus) && isTenantName(name.slice(bus.length));
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
