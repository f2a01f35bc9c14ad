import type { DatabaseSync } from 'node:sqlite';
import { AwsError } from '../core/aws-error.ts';
import type { Account, AwsOperation, AwsService, TakeEntryFault } from '../core/aws-service.ts';
import type { Clock } from '../core/clock.ts';
import type { StorageLimits } from '../core/storage-limits.ts';
import {
  defineChangeMessageVisibility,
  defineChangeMessageVisibilityBatch,
} from './change-message-visibility.ts';
import { createArrivals } from './create-arrivals.ts';
import { defineCreateQueue } from './create-queue.ts';
import { createQueueSweep } from './create-queue-sweep.ts';
import { createDeduplicationStore } from './deduplication-store.ts';
import { defineDeleteMessage, defineDeleteMessageBatch } from './delete-message.ts';
import { defineDeleteQueue } from './delete-queue.ts';
import { createDeliverToQueue, type DeliverToQueue } from './deliver-to-queue.ts';
import { defineGetQueueAttributes } from './get-queue-attributes.ts';
import { defineGetQueueUrl } from './get-queue-url.ts';
import { defineListQueues } from './list-queues.ts';
import { createMessageStore } from './message-store.ts';
import { definePurgeQueue } from './purge-queue.ts';
import { createQueueSizes } from './queue-sizes.ts';
import { createQueueStore, createQueueTables } from './queue-store.ts';
import { defineListQueueTags, defineTagQueue } from './queue-tags.ts';
import { defineReceiveMessage } from './receive-message.ts';
import { refuseInput } from './refuse-input.ts';
import { defineSendMessage } from './send-message.ts';
import { defineSendMessageBatch } from './send-message-batch.ts';
import { defineSetQueueAttributes } from './set-queue-attributes.ts';
import type { SqsContext } from './sqs-context.ts';
import { writeSqsError } from './sqs-errors.ts';

/**
 * Amazon SQS, with its state in `database`, and the function by which other services send to its
 * queues.
 */
export function createSqs(options: {
  readonly database: DatabaseSync;
  readonly clock: Clock;
  readonly account: Account;
  readonly takeEntryFault: TakeEntryFault;
  readonly storageLimits: StorageLimits;
  readonly log: (text: string) => void;
}): { service: AwsService; deliverToQueue: DeliverToQueue } {
  createQueueTables(options.database);
  const parts = {
    ...options,
    queues: createQueueStore(options.database),
    messages: createMessageStore(options.database),
    deduplications: createDeduplicationStore(options.database),
    sizes: createQueueSizes(options.database),
    arrivals: createArrivals(),
  };
  const context: SqsContext = {
    ...parts,
    sweep: createQueueSweep(parts, options.storageLimits.queueBytes),
  };
  return {
    deliverToQueue: createDeliverToQueue(context),
    service: {
      targetPrefix: 'AmazonSQS',
      protocol: 'json-1.0',
      operations: listOperations(context),
      errors: {
        throttled: () => new AwsError('RequestThrottled', 'Rate exceeded', 403),
        invalidInput: refuseInput,
        onWire: writeSqsError,
      },
    },
  };
}

function listOperations(context: SqsContext): ReadonlyMap<string, AwsOperation> {
  return new Map([
    ['ChangeMessageVisibility', defineChangeMessageVisibility(context)],
    ['ChangeMessageVisibilityBatch', defineChangeMessageVisibilityBatch(context)],
    ['CreateQueue', defineCreateQueue(context)],
    ['DeleteMessage', defineDeleteMessage(context)],
    ['DeleteMessageBatch', defineDeleteMessageBatch(context)],
    ['DeleteQueue', defineDeleteQueue(context)],
    ['GetQueueAttributes', defineGetQueueAttributes(context)],
    ['GetQueueUrl', defineGetQueueUrl(context)],
    ['ListQueueTags', defineListQueueTags(context)],
    ['ListQueues', defineListQueues(context)],
    ['PurgeQueue', definePurgeQueue(context)],
    ['ReceiveMessage', defineReceiveMessage(context)],
    ['SendMessage', defineSendMessage(context)],
    ['SendMessageBatch', defineSendMessageBatch(context)],
    ['SetQueueAttributes', defineSetQueueAttributes(context)],
    ['TagQueue', defineTagQueue(context)],
  ]);
}
