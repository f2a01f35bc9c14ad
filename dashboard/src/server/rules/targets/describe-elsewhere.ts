/**
 * Says that a resource is in another partition, Region or account than a rule's; undefined when it
 * is not.
 * A queue there has the name of one here as easily as not, so nothing here may stand for it.
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
