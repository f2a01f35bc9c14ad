import type { Operation } from '../operation.ts';
import * as z from '../zod.ts';
import {
  LiveEventsSchema,
  OpenViewerSchema,
  ReadViewerQuerySchema,
  ViewerIdSchema,
  ViewerSchema,
} from './live.ts';

const tag = 'Live events';
const params = z.object({ viewerId: ViewerIdSchema });

export const openViewer = {
  method: 'POST',
  path: '/api/live',
  tag,
  role: 'viewer',
  fieldRoles: { replay: 'operator' },
  summary: 'Watch the bus through a rule and a queue that live as long as they are read.',
  body: OpenViewerSchema,
  answer: { status: 201, schema: ViewerSchema },
  problems: [400, 409, 413, 415],
} as const satisfies Operation;

export const readViewer = {
  method: 'GET',
  path: '/api/live/{viewerId}',
  tag,
  role: 'viewer',
  summary:
    'Take the events that reached the bus since the last read. Archived ones are for operators, and so is closing their viewer.',
  params,
  query: ReadViewerQuerySchema,
  answer: { status: 200, schema: LiveEventsSchema },
  problems: [400, 404],
} as const satisfies Operation;

export const removeViewer = {
  method: 'DELETE',
  path: '/api/live/{viewerId}',
  tag,
  role: 'viewer',
  summary: 'Remove a viewer: its rule and its queue.',
  params,
  answer: { status: 204 },
  problems: [404],
} as const satisfies Operation;

export const closeViewer = {
  method: 'POST',
  path: '/api/live/{viewerId}/close',
  tag,
  role: 'viewer',
  summary: 'The same, for a page that is being left and can send no more than a beacon.',
  params,
  answer: { status: 204 },
  problems: [404],
} as const satisfies Operation;
