import { EVENT_RETENTION_DAYS } from '@momento-gateway/shared/event-queues';
import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** A queue that holds events until a person redrives or deletes them. Its policy is the caller's. */
export function createEventQueue(scope: Construct): Queue {
  const queue = new Queue(scope, 'Queue', {
    retentionPeriod: Duration.days(EVENT_RETENTION_DAYS),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    // As `REDRIVE_ALLOW_POLICY`.
    redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
  });
  acknowledge(queue, {
    'AwsSolutions-SQS3': 'It is itself where undelivered events are kept.',
    'Serverless-SQSRedrivePolicy':
      'A failure stays until it is redriven or deleted by a person; it is received every time the dashboard looks, so a receive count means nothing.',
  });
  return queue;
}
