import type { FailureQueue } from '../failures/queue/failure-queue.ts';

interface FakeQueueOptions {
  readonly count: number;
  /** Of each message. */
  readonly body?: string;
  /** Whether all messages come back as soon as all were received. */
  readonly isEndless?: boolean;
}

/** A queue with so many messages, ten to a call. Tells what was released, and how often it was described. */
export function makeFakeQueue({ count, body = '', isEndless = false }: FakeQueueOptions) {
  const all = Array.from({ length: count }, (_, place) => String(place));
  let waiting = [...all];
  const seen = { released: [] as string[], describeCount: 0 };
  const queue: FailureQueue = {
    kind: 'held',
    async describe() {
      seen.describeCount += 1;
      return { visibleCount: waiting.length, hiddenCount: 0, retentionMs: 0, createdAt: 0 };
    },
    async receive() {
      const ids = waiting.splice(0, 10);
      if (waiting.length === 0 && isEndless) waiting = [...all];
      return ids.map((id) => ({ id, body, attributes: {}, sentAt: 0, receiptHandle: id }));
    },
    async release(receipts) {
      seen.released.push(...receipts.map(({ id }) => id));
    },
    remove: async () => new Map(),
    heldIds: () => new Set(),
  };
  return { queue, seen };
}
