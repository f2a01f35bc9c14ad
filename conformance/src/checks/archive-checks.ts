import { randomUUID } from 'node:crypto';
import {
  CreateArchiveCommand,
  DeleteArchiveCommand,
  DescribeEventBusCommand,
} from '@aws-sdk/client-eventbridge';
import {
  cancelReplay,
  listReplays,
  readArchive,
  readReplay,
  startReplay,
} from '@momento-gateway/api/archive/archive-operations';
import { createRule, deleteRule } from '@momento-gateway/api/rules/rule-operations';
import { expect } from 'vitest';
import { administrator } from '../target-aws.ts';
import type { Check, CheckContext } from './check.ts';

const { events } = administrator;
const MINUTE_MS = 60_000;

/** Runs `work` while the stack's bus has an archive, as a stack with `--archive-days` has one. */
async function withArchive(
  { stack, leftovers }: CheckContext,
  work: () => Promise<void>,
): Promise<void> {
  const bus = new DescribeEventBusCommand({ Name: stack.outputs.EventBusName });
  // At most 48 characters.
  const ArchiveName = `${stack.name}-${randomUUID().slice(0, 8)}`;
  const remove = () => events.send(new DeleteArchiveCommand({ ArchiveName }));
  leftovers.set(`the archive ${ArchiveName}`, remove);
  await events.send(
    new CreateArchiveCommand({
      ArchiveName,
      EventSourceArn: (await events.send(bus)).Arn,
      EventPattern: '{"source":["Momento"]}',
      RetentionDays: 1,
    }),
  );
  await work();
}

export const ARCHIVE_CHECKS = {
  'replays archived events to a rule': async (context) => {
    const { dashboard, targets, leftovers, stack } = context;
    const ruleName = `${stack.name}-${randomUUID()}`;
    const remove = () => dashboard.call(deleteRule, { params: { name: ruleName }, query: {} });
    leftovers.set(ruleName, remove);
    const target = { type: 'sqs', arn: targets.Queue } as const;
    await dashboard.call(createRule, {
      body: { name: ruleName, cache: 'shop', targets: [target] },
    });
    await withArchive(context, async () => {
      expect((await dashboard.call(readArchive, {})).archive).not.toBeNull();
      const until = Date.now();
      const span = { from: until - MINUTE_MS, until };
      const { name } = await dashboard.call(startReplay, { body: { ruleName, ...span } });
      const params = { replayName: name };
      expect(await dashboard.call(readReplay, { params })).toMatchObject({ ruleNames: [ruleName] });
      const { replays } = await dashboard.call(listReplays, {});
      expect(replays.map((replay) => replay.name)).toContain(name);
      await dashboard.call(cancelReplay, { params });
    });
    await remove();
    leftovers.delete(ruleName);
  },
} satisfies Record<string, Check>;
