import { createSweep } from '../core/create-sweep.ts';
import { KEPT_PART } from '../core/storage-limits.ts';
import { readNumber } from './queue-attributes.ts';
import type { Queue } from './queue-store.ts';
import type { SqsContext } from './sqs-context.ts';

/**
 * Call this with every message written. Removes messages past their queue's retention from all
 * queues, and the oldest messages from this one if it exceeds the limit.
 */
export function createQueueSweep(
  context: Omit<SqsContext, 'sweep'>,
  limitBytes: number,
): (queue: Queue, writtenBytes: number) => void {
  const { queues, messages, sizes, clock, log } = context;
  const sweep = createSweep(clock, (now) => {
    for (const queue of queues.listAll()) {
      messages.expire(queue.id, now - readNumber(queue, 'MessageRetentionPeriod') * 1000);
    }
  });
  return (queue, writtenBytes) => {
    sweep();
    sizes.add(queue.id, writtenBytes);
    if (sizes.read(queue.id) <= limitBytes) return;
    const removed = sizes.removeOldest(queue.id, limitBytes * KEPT_PART);
    if (removed === 0) return;
    log(
      `The queue ${queue.name} exceeded local AWS's limit of ${limitBytes} bytes: its ${removed} oldest messages were removed.`,
    );
  };
}
