import { listViewerResources, openViewer } from '../live-calls.ts';
import type { Change, State, World } from './change.ts';
import { countQueue } from './count-queue.ts';

const prepare: Change['prepare'] = ({ api }) => openViewer(api, { cache: 'shop' });

async function read({ api }: World): Promise<State> {
  const names = await listViewerResources(api);
  return { resources: names.map((name) => name.split(' ')[0]).sort() };
}

/** What makes and removes queues: of live events, and as targets. */
export const QUEUE_CHANGES: readonly Change[] = [
  {
    operations: ['openViewer'],
    prepare: async () => '',
    run: ({ api }) => api.call('POST', '/api/live', { cache: 'shop' }),
    read,
  },
  {
    operations: ['removeViewer'],
    prepare,
    run: ({ api }, viewerId) => api.call('DELETE', `/api/live/${viewerId}`),
    read,
    isFinishedBySecond: true,
  },
  {
    operations: ['closeViewer'],
    prepare,
    run: ({ api }, viewerId) => api.call('POST', `/api/live/${viewerId}/close`),
    read,
    isFinishedBySecond: true,
  },
  {
    operations: ['createTarget'],
    prepare: async () => '',
    run: ({ api }) => api.call('POST', '/api/targets', { type: 'sqs', name: 'orders' }),
    read: async ({ api }) => ({ isThere: (await countQueue(api, 'orders')) !== undefined }),
  },
];
