/** CloudFormation outputs that tell the commands about a deployed stack. */
export const STACK_OUTPUTS = {
  functionUrl: 'FunctionUrl',
  eventBusName: 'EventBusName',
  parkedQueueUrl: 'ParkedQueueUrl',
  deadLetterQueueUrl: 'DeadLetterQueueUrl',
  secretPrefix: 'SecretPrefix',
  logGroupName: 'LogGroupName',
  dashboardPolicyArn: 'DashboardPolicyArn',
  alarmTopicArn: 'AlarmTopicArn',
  /** Only in the one-file template, and only with a first webhook. */
  webhookUrl: 'WebhookUrl',
} as const;
