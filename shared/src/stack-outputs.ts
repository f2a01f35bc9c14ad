import type { Role } from './role.ts';

/** CloudFormation outputs that tell the commands about a deployed stack. */
export const STACK_OUTPUTS = {
  /** The address of the gateway's front door. */
  gatewayUrl: 'GatewayUrl',
  eventBusName: 'EventBusName',
  parkedQueueUrl: 'ParkedQueueUrl',
  deadLetterQueueUrl: 'DeadLetterQueueUrl',
  /** Of calls that could not be verified. Stacks of earlier versions have none. */
  heldQueueUrl: 'HeldQueueUrl',
  secretPrefix: 'SecretPrefix',
  logGroupName: 'LogGroupName',
  /** Of who changed what. Stacks of earlier versions have none. */
  auditLogGroupName: 'AuditLogGroupName',
  viewerPolicyArn: 'DashboardViewerPolicyArn',
  operatorPolicyArn: 'DashboardOperatorPolicyArn',
  /** Of the admin's policy, which once was the only one. */
  dashboardPolicyArn: 'DashboardPolicyArn',
  ownerPolicyArn: 'DashboardOwnerPolicyArn',
  alarmTopicArn: 'AlarmTopicArn',
  /** Only with a custom domain. */
  domainTarget: 'DomainTarget',
  /** Only with a key of the customer. */
  encryptionKeyArn: 'EncryptionKeyArn',
  /** `leave`, where the dashboard does not change the policies of targets. */
  targetPolicies: 'TargetPolicies',
  /** Only in the one-file template, and only with a first webhook. */
  webhookUrl: 'WebhookUrl',
} as const;

/** The output with the ARN of each role's IAM policy. */
export const POLICY_OUTPUTS = {
  viewer: 'viewerPolicyArn',
  operator: 'operatorPolicyArn',
  admin: 'dashboardPolicyArn',
  owner: 'ownerPolicyArn',
} as const satisfies Readonly<Record<Role, keyof typeof STACK_OUTPUTS>>;
