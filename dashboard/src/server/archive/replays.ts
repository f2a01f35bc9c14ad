import {
  DescribeReplayCommand,
  type DescribeReplayResponse,
  ListReplaysCommand,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { REPLAYS_MAX, type Replay, type Span } from '@momento-gateway/api/archive/archive';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import pMap from 'p-map';
import { readPages } from '../aws/read-pages.ts';
import type { BaseContext } from '../base-context.ts';
import type { Handler } from '../handler.ts';
import { isRefusal } from '../refusals/refusal.ts';
import { type FoundArchive, findArchive } from './find-archive.ts';

const PARALLEL_REPLAYS = 5;

type Bus = Pick<BaseContext, 'events' | 'config' | 'findBus'>;

export const listReplays: Handler<'listReplays', BaseContext> = async (context) => {
  const archive = await findArchive(context);
  if (isRefusal(archive)) {
    return archive.refusal === 'archive-not-found' ? { replays: [] } : archive;
  }
  const pages = await readPages((NextToken) =>
    context.events.send(new ListReplaysCommand({ EventSourceArn: archive.arn, NextToken })),
  );
  const newest = pages
    .flatMap(({ Replays = [] }) => Replays)
    .sort((left, right) => timeOf(right.ReplayStartTime) - timeOf(left.ReplayStartTime))
    .slice(0, REPLAYS_MAX);
  const replays = await pMap(newest, ({ ReplayName = '' }) => findReplay(context, ReplayName), {
    concurrency: PARALLEL_REPLAYS,
  });
  return { replays: replays.filter((replay) => replay !== undefined) };
};

export const readReplay: Handler<'readReplay', BaseContext> = async (
  context,
  { params: { replayName } },
) => (await findReplay(context, replayName)) ?? { refusal: 'replay-not-found' };

/** @returns undefined when the bus has no such replay; those of other buses are not its own. */
export async function findReplay(
  { events, config, findBus }: Bus,
  name: string,
): Promise<Replay | undefined> {
  const busArn = await findBus(config.busName);
  if (busArn === undefined) return undefined;
  try {
    const replay = await events.send(new DescribeReplayCommand({ ReplayName: name }));
    return replay.Destination?.Arn === busArn ? toReplay(replay) : undefined;
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}

/** Starts a replay with a name of its own; one whose answer was lost has started all the same. */
export async function sendStartReplay(
  bus: Bus,
  { arn, busArn }: FoundArchive,
  replay: Span & { readonly name: string; readonly ruleArn: string },
): Promise<void> {
  const command = new StartReplayCommand({
    ReplayName: replay.name,
    EventSourceArn: arn,
    EventStartTime: new Date(replay.from),
    EventEndTime: new Date(replay.until),
    Destination: { Arn: busArn, FilterArns: [replay.ruleArn] },
  });
  try {
    await bus.events.send(command);
  } catch (error) {
    const started = await findReplay(bus, replay.name).catch(() => undefined);
    if (started === undefined) throw error;
  }
}

function toReplay(replay: DescribeReplayResponse): Replay {
  const { State = 'STARTING', Destination: { FilterArns = [] } = {} } = replay;
  const toTime = (time: Date | undefined) => time?.getTime() ?? null;
  return {
    name: replay.ReplayName ?? '',
    state: State.toLowerCase() as Replay['state'],
    reason: replay.StateReason ?? '',
    ruleNames: FilterArns.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)),
    from: timeOf(replay.EventStartTime),
    until: timeOf(replay.EventEndTime),
    lastEventAt: toTime(replay.EventLastReplayedTime),
    startedAt: toTime(replay.ReplayStartTime),
    endedAt: toTime(replay.ReplayEndTime),
  };
}

function timeOf(time: Date | undefined): number {
  return time?.getTime() ?? 0;
}
