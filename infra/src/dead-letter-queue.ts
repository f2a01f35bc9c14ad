import { deadLetterQueueStatements } from '@momento-gateway/shared/event-queues';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction, Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { createEventQueue } from './create-event-queue.ts';

export interface DeadLetterQueueProps {
  /** ARN pattern of the rules whose targets may use it as their dead-letter queue. */
  readonly rulesArn: string;
  /** In a stack of a version with one failure queue, it parks here until it is updated. */
  readonly lambda: Lambda;
}

/** Events that a target did not accept. Only EventBridge can send here, for rules of the gateway's bus. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { rulesArn, lambda }: DeadLetterQueueProps) {
    super(scope, id);
    this.queue = createEventQueue(this);
    for (const statement of deadLetterQueueStatements(this.queue.queueArn, rulesArn)) {
      this.queue.addToResourcePolicy(PolicyStatement.fromJson(statement));
    }
    const updated = lambda.node.defaultChild as CfnFunction;
    this.queue.node.findChild('Policy').node.addDependency(updated);
  }
}
