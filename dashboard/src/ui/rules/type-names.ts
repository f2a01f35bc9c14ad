import type { TargetType } from '../../api/target.ts';

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
