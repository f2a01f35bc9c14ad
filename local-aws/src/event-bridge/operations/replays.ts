import { z } from 'zod';
import { AwsError } from '../../core/aws-error.ts';
import { type AwsOperation, defineOperation } from '../../core/aws-service.ts';
import { createLimitExceeded } from '../create-limit-exceeded.ts';
import type { EventBridgeContext } from '../event-bridge-context.ts';
import {
  arnField,
  descriptionField,
  nextTokenField,
  pageLimitField,
} from '../event-bridge-fields.ts';
import { readPage } from '../page.ts';
import { formatBusArn } from '../resource-arn.ts';
import { REPLAY_STATES, type Replay } from '../store/replay-store.ts';
import { formatArchiveArn, requireArchive } from './archives.ts';

const MAX_OPEN_REPLAYS = 10;

const nameField = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[.\-_A-Za-z0-9]+$/);
const nameSchema = z.strictObject({ ReplayName: nameField });
const timeField = z.number().min(0);

const startSchema = z.strictObject({
  ReplayName: nameField,
  Description: descriptionField,
  EventSourceArn: arnField,
  EventStartTime: timeField,
  EventEndTime: timeField,
  Destination: z.strictObject({ Arn: arnField, FilterArns: z.array(arnField).optional() }),
});

/** StartReplay, to the bus of the archive, or to some of its rules. */
export function defineStartReplay(context: EventBridgeContext): AwsOperation {
  return defineOperation(startSchema, (request) => {
    const { ReplayName: name, EventSourceArn, Destination } = request;
    if (context.replays.find(name) !== undefined) {
      throw new AwsError('ResourceAlreadyExistsException', `Replay ${name} already exists.`);
    }
    const prefix = formatArchiveArn(context, '');
    const isArchive = EventSourceArn.startsWith(prefix);
    if (!isArchive) refuse('EventSourceArn', 'Must contain an archive ARN.');
    const archive = requireArchive(context, EventSourceArn.slice(prefix.length));
    if (Destination.Arn !== formatBusArn(context.account, archive.busName)) {
      refuse('Destination.Arn', 'Cross event bus replay is not permitted.');
    }
    if (request.EventStartTime >= request.EventEndTime) {
      refuse('EventEndTime', 'EventStartTime must be before EventEndTime.');
    }
    if (context.replays.listOpen().length >= MAX_OPEN_REPLAYS) throw createLimitExceeded();
    const replay: Replay = {
      name,
      archive: archive.name,
      description: request.Description ?? null,
      busName: archive.busName,
      filterArns: Destination.FilterArns ?? [],
      from: request.EventStartTime * 1000,
      until: request.EventEndTime * 1000,
      state: 'STARTING',
      reason: null,
      startedAt: context.clock.now(),
      endedAt: null,
      lastTime: null,
      lastId: 0,
    };
    context.replays.put(replay);
    context.wakeReplays();
    const ReplayArn = formatReplayArn(context, name);
    return { ReplayArn, State: replay.state, ReplayStartTime: replay.startedAt / 1000 };
  });
}

/** DescribeReplay. */
export function defineDescribeReplay(context: EventBridgeContext): AwsOperation {
  return defineOperation(nameSchema, ({ ReplayName }) => {
    const replay = requireReplay(context, ReplayName);
    const filterArns = replay.filterArns.length === 0 ? undefined : replay.filterArns;
    return {
      ...describeReplay(context, replay),
      ReplayArn: formatReplayArn(context, replay.name),
      Description: replay.description ?? undefined,
      Destination: { Arn: formatBusArn(context.account, replay.busName), FilterArns: filterArns },
    };
  });
}

/** ListReplays. */
export function defineListReplays(context: EventBridgeContext): AwsOperation {
  const schema = z.strictObject({
    NamePrefix: nameField.optional(),
    State: z.enum(REPLAY_STATES).optional(),
    EventSourceArn: arnField.optional(),
    NextToken: nextTokenField,
    Limit: pageLimitField,
  });
  return defineOperation(schema, (request) => {
    const query = {
      prefix: request.NamePrefix ?? '',
      state: request.State ?? null,
      archive: request.EventSourceArn?.slice(formatArchiveArn(context, '').length) ?? null,
    };
    const page = readPage(
      request,
      (place) => context.replays.list({ ...query, ...place }),
      ({ name }) => name,
    );
    return { Replays: page.items.map((item) => describeReplay(context, item)), ...page.token };
  });
}

/** CancelReplay. Throws IllegalStatusException for one that is over. */
export function defineCancelReplay(context: EventBridgeContext): AwsOperation {
  return defineOperation(nameSchema, ({ ReplayName }) => {
    const replay = requireReplay(context, ReplayName);
    if (replay.state !== 'STARTING' && replay.state !== 'RUNNING') {
      throw new AwsError(
        'IllegalStatusException',
        `Replay ${replay.name} is not in a valid state for this operation.`,
      );
    }
    context.replays.put({ ...replay, state: 'CANCELLING' });
    context.wakeReplays();
    return { ReplayArn: formatReplayArn(context, replay.name), State: 'CANCELLING' };
  });
}

function formatReplayArn({ account }: EventBridgeContext, name: string): string {
  return `arn:aws:events:${account.region}:${account.accountId}:replay/${name}`;
}

function requireReplay(context: EventBridgeContext, name: string): Replay {
  const replay = context.replays.find(name);
  if (replay !== undefined) return replay;
  throw new AwsError('ResourceNotFoundException', `Replay ${name} does not exist.`);
}

function describeReplay(context: EventBridgeContext, replay: Replay) {
  const { endedAt, lastTime } = replay;
  return {
    ReplayName: replay.name,
    EventSourceArn: formatArchiveArn(context, replay.archive),
    State: replay.state,
    StateReason: replay.reason ?? undefined,
    EventStartTime: replay.from / 1000,
    EventEndTime: replay.until / 1000,
    EventLastReplayedTime: lastTime === null ? undefined : lastTime / 1000,
    ReplayStartTime: replay.startedAt / 1000,
    ReplayEndTime: endedAt === null ? undefined : endedAt / 1000,
  };
}

function refuse(parameter: string, reason: string): never {
  throw new AwsError(
    'ValidationException',
    `Parameter ${parameter} is not valid. Reason: ${reason}`,
  );
}
