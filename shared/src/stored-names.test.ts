import { expect, test } from 'vitest';
import { METRIC_DIMENSIONS, METRIC_NAMESPACE, METRICS } from './gateway-log.ts';
import {
  DEFAULT_SECRET_PREFIX,
  DEFAULT_TENANT,
  logPolicyName,
  STACK_TAG,
  TENANT_TAG,
  VIEWER_NAME_PREFIX,
} from './resource-names.ts';
import { STACK_OUTPUTS } from './stack-outputs.ts';
import { DEFAULT_STACK_NAME, SETTINGS_METADATA, STACK_SETTINGS } from './stack-settings.ts';

test('what deployed stacks, their tags and their metrics are called never changes', () => {
  expect({
    DEFAULT_SECRET_PREFIX,
    DEFAULT_TENANT,
    STACK_TAG,
    TENANT_TAG,
    VIEWER_NAME_PREFIX,
    LOG_POLICY_NAME: logPolicyName('orders'),
    DEFAULT_STACK_NAME,
    SETTINGS_METADATA,
    STACK_SETTINGS,
    STACK_OUTPUTS,
    METRIC_NAMESPACE,
    METRIC_DIMENSIONS,
    METRICS,
  }).toEqual({
    DEFAULT_SECRET_PREFIX: 'momento-gateway',
    DEFAULT_TENANT: 'default',
    STACK_TAG: 'momento-gateway:stack',
    TENANT_TAG: 'momento-gateway:tenant',
    VIEWER_NAME_PREFIX: 'momento-gateway-live-',
    LOG_POLICY_NAME: 'orders-rules',
    DEFAULT_STACK_NAME: 'MomentoGateway',
    SETTINGS_METADATA: 'momento-gateway:settings',
    STACK_SETTINGS: [
      'bus',
      'createBus',
      'alarmEmail',
      'archiveDays',
      'logRetentionDays',
      'reservedConcurrency',
      'qualifier',
      'permissionsBoundary',
    ],
    STACK_OUTPUTS: {
      functionUrl: 'FunctionUrl',
      eventBusName: 'EventBusName',
      parkedQueueUrl: 'ParkedQueueUrl',
      deadLetterQueueUrl: 'DeadLetterQueueUrl',
      secretPrefix: 'SecretPrefix',
      logGroupName: 'LogGroupName',
      dashboardPolicyArn: 'DashboardPolicyArn',
      alarmTopicArn: 'AlarmTopicArn',
      webhookUrl: 'WebhookUrl',
    },
    METRIC_NAMESPACE: 'MomentoGateway',
    METRIC_DIMENSIONS: { gateway: 'Gateway', reason: 'Reason' },
    METRICS: {
      published: 'Published',
      parked: 'Parked',
      rejected: 'Rejected',
      unavailable: 'Unavailable',
      lost: 'Lost',
      publishLatencyMs: 'PublishLatency',
      ageAtArrivalMs: 'AgeAtArrival',
    },
  });
});
