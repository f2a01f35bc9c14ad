/** In what a resource and a rule differ, and a sentence about it. */
export interface Elsewhere {
  readonly differs: 'partition' | 'region' | 'account';
  readonly message: string;
}

/**
 * Says that a resource is in another partition, Region or account than a rule; undefined when it is
 * not, or when its ARN names none. A queue there may have the name of one here, so nothing here may
 * stand for it.
 */
export function findElsewhere(arn: string, ruleArn: string): Elsewhere | undefined {
  const [, partition, , region, accountId] = arn.split(':');
  const [, ownPartition, , ownRegion, ownAccountId] = ruleArn.split(':');
  if (partition && partition !== ownPartition) {
    return {
      differs: 'partition',
      message: `It is in the partition ${partition}. EventBridge delivers within its own, ${ownPartition}.`,
    };
  }
  if (region && region !== ownRegion) {
    return {
      differs: 'region',
      message: `It is in the Region ${region}. EventBridge delivers within its own Region, ${ownRegion}.`,
    };
  }
  return accountId && accountId !== ownAccountId
    ? {
        differs: 'account',
        message: `It is in the account ${accountId}. This dashboard cannot see or change its policy; it is for ${ownAccountId}.`,
      }
    : undefined;
}

export function describeElsewhere(arn: string, ruleArn: string): string | undefined {
  return findElsewhere(arn, ruleArn)?.message;
}
