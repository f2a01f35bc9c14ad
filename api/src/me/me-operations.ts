import type { Operation } from '../operation.ts';
import { MeSchema } from './me.ts';

export const readMe = {
  method: 'GET',
  path: '/api/me',
  tag: 'Callers',
  role: 'anyone',
  summary: 'Read who is calling, and which role in which tenant the caller has.',
  answer: { status: 200, schema: MeSchema },
  problems: [],
} as const satisfies Operation;
