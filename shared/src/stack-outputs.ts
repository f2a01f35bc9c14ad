/** CloudFormation outputs that tell the commands about a deployed stack. */
export const STACK_OUTPUTS = {
  /** The address of the gateway's front door. */
  gatewayUrl: 'GatewayUrl',
  eventBusName: 'EventBusName',
  parkedQueueUrl: 'ParkedQueueUrl',
  deadLetterQueueUrl: 'DeadLetterQueueUrl',
  secretPrefix: 'SecretPrefix',
  logGroupName: 'LogGroupName',
  dashboardPolicyArn: 'DashboardPolicyArn',
  alarmTopicArn: 'AlarmTopicArn',
  /** Only with a custom domain. */
  domainTarget: 'DomainTarget',
  /** Only with a key of the customer. */
  encryptionKeyArn: 'EncryptionKeyArn',
  /** Only in the one-file template, and only with a first webhook. */
  webhookUrl: 'WebhookUrl',
} as const;
