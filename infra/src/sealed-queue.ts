import { parkedQueueStatements } from '@momento-gateway/shared/event-queues';
import type { Duration } from 'aws-cdk-lib';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnQueuePolicy, Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { createEventQueue } from './create-event-queue.ts';

export interface SealedQueueProps {
  /** Default: as long as SQS can. */
  readonly keepsFor?: Duration;
}

/** What the gateway keeps: only the role given to `allowOnly` can send here. */
export class SealedQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, { keepsFor }: SealedQueueProps = {}) {
    super(scope, id);
    this.queue = createEventQueue(this, keepsFor);
  }

  /** @returns the queue's policy, on which the sender must depend. */
  allowOnly(role: IRole): CfnQueuePolicy {
    for (const statement of parkedQueueStatements(this.queue.queueArn, role.roleArn)) {
      this.queue.addToResourcePolicy(PolicyStatement.fromJson(statement));
    }
    return this.queue.node.findChild('Policy').node.defaultChild as CfnQueuePolicy;
  }
}
