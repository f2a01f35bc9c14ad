import { EVENT_RETENTION_DAYS } from '@momento-gateway/shared/event-queues';
import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './rule-packs.ts';

/** A queue that keeps events until they are redriven, deleted, or too old. The caller adds its policy. */
export function createEventQueue(
  scope: Construct,
  keepsFor = Duration.days(EVENT_RETENTION_DAYS),
): Queue {
  const queue = new Queue(scope, 'Queue', {
    retentionPeriod: keepsFor,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    // The value of `REDRIVE_ALLOW_POLICY`.
    redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
  });
  acknowledge(queue, {
    'AwsSolutions-SQS3': 'It is a dead-letter queue itself.',
    'Serverless-SQSRedrivePolicy':
      'A failure stays until it is redriven or deleted. The dashboard receives it each time it lists failures, so the receive count means nothing.',
  });
  return queue;
}
