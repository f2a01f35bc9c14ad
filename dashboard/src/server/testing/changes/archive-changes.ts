import { DescribeReplayCommand, ListReplaysCommand } from '@aws-sdk/client-eventbridge';
import { makeArchive, makeShopRule, SPAN } from '../archive-calls.ts';
import type { Change, State, World } from './change.ts';

async function prepare({ api }: World): Promise<string> {
  await makeArchive(api);
  await makeShopRule(api, 'orders');
  return '';
}

/** Which replays there are, and to which rules. */
async function read({ api }: World): Promise<State> {
  const { events } = api.context;
  const { Replays = [] } = await events.send(new ListReplaysCommand({}));
  const rules = await Promise.all(
    Replays.map(async ({ ReplayName }) => {
      const { Destination } = await events.send(new DescribeReplayCommand({ ReplayName }));
      return Destination?.FilterArns;
    }),
  );
  return { rules };
}

/** What starts replays. */
export const ARCHIVE_CHANGES: readonly Change[] = [
  {
    operations: ['startReplay'],
    prepare,
    run: ({ api }) => api.call('POST', '/api/replays', { ruleName: 'orders', ...SPAN }),
    read,
  },
];
