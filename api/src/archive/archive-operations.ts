import type { Operation } from '../operation.ts';
import * as z from '../zod.ts';
import {
  ReadArchiveSchema,
  ReplayNameSchema,
  ReplaySchema,
  ReplaysSchema,
  StartReplaySchema,
} from './archive.ts';

const tag = 'Archive and replay';
const params = z.object({ replayName: ReplayNameSchema });

export const readArchive = {
  method: 'GET',
  path: '/api/archive',
  tag,
  role: 'viewer',
  summary: 'The archive of the bus, from which events can be replayed.',
  answer: { status: 200, schema: ReadArchiveSchema },
  problems: [409],
} as const satisfies Operation;

export const listReplays = {
  method: 'GET',
  path: '/api/replays',
  tag,
  role: 'viewer',
  summary: 'The newest replays from the archive, by this dashboard and by others.',
  answer: { status: 200, schema: ReplaysSchema },
  problems: [409],
} as const satisfies Operation;

export const startReplay = {
  method: 'POST',
  path: '/api/replays',
  tag,
  role: 'operator',
  summary:
    'Send the archived events of a time span to one rule again. One that runs already is answered, not started twice.',
  body: StartReplaySchema,
  answer: { status: 201, schema: ReplaySchema },
  problems: [400, 404, 409, 413, 415],
} as const satisfies Operation;

export const readReplay = {
  method: 'GET',
  path: '/api/replays/{replayName}',
  tag,
  role: 'viewer',
  summary: 'The state of a replay.',
  params,
  answer: { status: 200, schema: ReplaySchema },
  problems: [400, 404],
} as const satisfies Operation;

export const cancelReplay = {
  method: 'POST',
  path: '/api/replays/{replayName}/cancel',
  tag,
  role: 'operator',
  summary: 'Stop a replay, unless it is over. Events that were sent stay sent.',
  params,
  answer: { status: 200, schema: ReplaySchema },
  problems: [400, 404],
} as const satisfies Operation;
