import type { TargetType } from '@momento-gateway/api/rules/target';

const TYPES: Readonly<Record<string, TargetType>> = {
  sqs: 'sqs',
  lambda: 'lambda',
  sns: 'sns',
  logs: 'logs',
  states: 'step-functions',
  events: 'event-bus',
};

/** What kind of target an ARN names. */
export function typeOfTarget(arn: string): TargetType {
  const [, , service = '', , , resource = ''] = arn.split(':');
  if (service === 'events' && !resource.startsWith('event-bus/')) return 'other';
  return Object.hasOwn(TYPES, service) ? (TYPES[service] ?? 'other') : 'other';
}

/**
 * Says that a resource is in another partition, Region or account than a rule; undefined when it is
 * not. A queue there may have the name of one here, so nothing here may stand for it.
 */
export function describeElsewhere(arn: string, ruleArn: string): string | undefined {
  const [, partition = '', , region = '', accountId = ''] = arn.split(':');
  const [, ownPartition, , ownRegion, ownAccountId] = ruleArn.split(':');
  if (partition !== ownPartition) {
    return `It is in the partition ${partition}. EventBridge delivers within its own, ${ownPartition}.`;
  }
  if (region !== ownRegion) {
    return `It is in the Region ${region}. EventBridge delivers within its own Region, ${ownRegion}.`;
  }
  return accountId === ownAccountId
    ? undefined
    : `It is in the account ${accountId}. This dashboard cannot see or change its policy; it is for ${ownAccountId}.`;
}
