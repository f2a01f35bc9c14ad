import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** The longest that SQS keeps messages. */
const RETENTION = Duration.days(14);

/** A queue that holds events until a person redrives or deletes them. Its policy is the caller's. */
export function createEventQueue(scope: Construct): Queue {
  const queue = new Queue(scope, 'Queue', {
    retentionPeriod: RETENTION,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    // A queue moves messages to its own dead-letter queue without sqs:SendMessage: no policy keeps them out.
    redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
  });
  acknowledge(queue, {
    'AwsSolutions-SQS3': 'It is itself where undelivered events are kept.',
    'Serverless-SQSRedrivePolicy':
      'A failure stays until it is redriven or deleted by a person; it is received every time the dashboard looks, so a receive count means nothing.',
  });
  return queue;
}
