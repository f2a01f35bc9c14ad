import { Duration } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** The longest that SQS keeps messages. */
const FAILURE_RETENTION = Duration.days(14);

export interface FailureQueueProps {
  /** The rules that may use it as their targets' dead-letter queue. */
  readonly rulesArn: string;
}

/** What the gateway could not publish, and what EventBridge could not deliver. */
export class FailureQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { rulesArn }: FailureQueueProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      retentionPeriod: FAILURE_RETENTION,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'RulesOfTheBus',
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnLike: { 'aws:SourceArn': rulesArn } },
      }),
    );
    acknowledge(this.queue, {
      'AwsSolutions-SQS3': 'It is the dead-letter queue itself.',
      'Serverless-SQSRedrivePolicy':
        'A failure stays until it is redriven or deleted by a person; it is received every time the dashboard looks, so a receive count means nothing.',
    });
  }
}
