import type { TargetType } from '@momento-gateway/api/rules/target';

/** The names of the target types. */
export const TYPE_NAMES = {
  sqs: 'SQS queue',
  lambda: 'Lambda function',
  sns: 'SNS topic',
  logs: 'CloudWatch log group',
  'step-functions': 'Step Functions state machine',
  'event-bus': 'Event bus',
  other: 'Target',
} satisfies Record<TargetType, string>;

const KINDS = /^(?:function|log-group|stateMachine|event-bus)[:/]/;

/** The readable part of a target's ARN: `orders` of `arn:aws:sqs:…:orders`. */
export function targetName(arn: string): string {
  const [, , , , , ...resource] = arn.split(':');
  return resource.join(':').replace(KINDS, '') || arn;
}
