/** Names of the CloudFormation outputs by which a deployed stack is found again. */
export const STACK_OUTPUTS = {
  functionUrl: 'FunctionUrl',
  eventBusName: 'EventBusName',
  parkedQueueUrl: 'ParkedQueueUrl',
  deadLetterQueueUrl: 'DeadLetterQueueUrl',
  secretPrefix: 'SecretPrefix',
  logGroupName: 'LogGroupName',
  dashboardPolicyArn: 'DashboardPolicyArn',
  alarmTopicArn: 'AlarmTopicArn',
  /** Only of the one-file template, and only with a first webhook. */
  webhookUrl: 'WebhookUrl',
} as const;
