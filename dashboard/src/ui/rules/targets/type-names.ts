import type { TargetType } from '@momento-gateway/api/rules/target';

/** How people call what a target is. */
export const TYPE_NAMES = {
  sqs: 'SQS queue',
  lambda: 'Lambda function',
  sns: 'SNS topic',
  logs: 'CloudWatch log group',
  'step-functions': 'Step Functions state machine',
  'event-bus': 'Event bus',
  other: 'Target',
} satisfies Record<TargetType, string>;
