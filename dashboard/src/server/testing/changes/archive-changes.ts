import { DescribeReplayCommand, ListReplaysCommand } from '@aws-sdk/client-eventbridge';
import { makeArchive, makeShopRule, SPAN, slowReplays, startReplay } from '../archive-calls.ts';
import { listViewerResources, openViewer } from '../live-calls.ts';
import type { Change, State, World } from './change.ts';

const OPEN: readonly (string | undefined)[] = ['STARTING', 'RUNNING'];

/** An archive and a rule; a replay runs until it is cancelled. */
async function prepare({ api }: World): Promise<string> {
  await makeArchive(api);
  await makeShopRule(api, 'orders');
  await slowReplays(api);
  return '';
}

/** The rules to which replays run, and what there is of pages that show archived events. */
async function read({ api }: World): Promise<State> {
  const { events } = api.context;
  const { Replays = [] } = await events.send(new ListReplaysCommand({}));
  const rules = await Promise.all(
    Replays.filter(({ State }) => OPEN.includes(State)).map(async ({ ReplayName }) => {
      const { Destination } = await events.send(new DescribeReplayCommand({ ReplayName }));
      return Destination?.FilterArns?.map(withoutId);
    }),
  );
  return { rules, resources: (await listViewerResources(api)).map(withoutId).sort() };
}

const withoutId = (name: string) => name.replace(/(momento-gateway-live-).*/, '$1');

async function prepareViewer(world: World): Promise<string> {
  await prepare(world);
  return openViewer(world.api, { replay: SPAN });
}

/** What starts and cancels replays. */
export const ARCHIVE_CHANGES: readonly Change[] = [
  {
    operations: ['startReplay'],
    prepare,
    run: ({ api }) => api.call('POST', '/api/replays', { ruleName: 'orders', ...SPAN }),
    read,
  },
  {
    operations: ['cancelReplay'],
    prepare: async (world) => {
      await prepare(world);
      return (await startReplay(world.api, 'orders')).name;
    },
    run: ({ api }, name) => api.call('POST', `/api/replays/${name}/cancel`),
    read,
  },
  {
    operations: ['openViewer'],
    prepare,
    run: ({ api }) => api.call('POST', '/api/live', { cache: 'shop', replay: SPAN }),
    read,
  },
  {
    operations: ['removeViewer', 'closeViewer'],
    prepare: prepareViewer,
    run: ({ api }, viewerId) => api.call('DELETE', `/api/live/${viewerId}`),
    read,
    isFinishedBySecond: true,
  },
];
