import type { Queue } from './queue-store.ts';

export function isFifoName(queueName: string): boolean {
  return queueName.endsWith('.fifo');
}

export function isFifo(queue: Pick<Queue, 'attributes'>): boolean {
  return queue.attributes['FifoQueue'] === 'true';
}
