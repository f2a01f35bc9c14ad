import type { Config } from '../config.ts';

/** The gateway's own queues: where they are configured, and how people know them. */
export const QUEUE_ROLES = {
  parkedQueue: {
    dependency: 'parked-queue',
    name: 'parked queue',
    variable: 'PARKED_QUEUE_URL',
    urlOf: ({ parkedQueueUrl }: Config) => parkedQueueUrl,
  },
  deadLetterQueue: {
    dependency: 'dead-letter-queue',
    name: 'dead-letter queue',
    variable: 'DEAD_LETTER_QUEUE_URL',
    urlOf: ({ deadLetterQueueUrl }: Config) => deadLetterQueueUrl,
  },
} as const;

export type QueueRole = (typeof QUEUE_ROLES)[keyof typeof QUEUE_ROLES];
