import { DescribeEventBusCommand } from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { closeParkedQueue, createTenant } from '../tenant-calls.ts';
import type { Change, State, World } from './change.ts';
import { countQueue } from './count-queue.ts';

const NAME = 'momento-gateway_orders';

/** What there is of the tenant. */
async function read({ api }: World): Promise<State> {
  const isBusThere = await api.context.events
    .send(new DescribeEventBusCommand({ Name: NAME }))
    .then(() => true)
    .catch((error: unknown) => {
      if (isAwsError(error, 'ResourceNotFoundException')) return false;
      throw error;
    });
  return {
    bus: isBusThere,
    parked: await countQueue(api, `${NAME}_parked`),
    deadLetters: await countQueue(api, `${NAME}_dead-letters`),
  };
}

export const TENANT_CHANGES: readonly Change[] = [
  {
    operations: ['createTenant'],
    prepare: async ({ api }) => {
      await closeParkedQueue(api);
      return '';
    },
    run: ({ api }) => createTenant(api, 'orders'),
    read,
    isFinishedBySecond: true,
  },
  {
    operations: ['removeTenant'],
    prepare: async ({ api }) => {
      await closeParkedQueue(api);
      await createTenant(api, 'orders');
      return '';
    },
    run: ({ api }) => api.call('DELETE', '/api/tenants/orders'),
    read,
    isFinishedBySecond: true,
  },
];
