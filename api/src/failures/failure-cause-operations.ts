import type { Operation } from '../operation.ts';
import { FailureCausesSchema, ListFailureCausesQuerySchema } from './failure-causes.ts';

const tag = 'Failures';

export const listFailureCauses = {
  method: 'GET',
  path: '/api/failure-causes',
  tag,
  role: 'viewer',
  summary: 'Count failures by cause: where they failed, why, for which target, of which webhook.',
  query: ListFailureCausesQuerySchema,
  answer: { status: 200, schema: FailureCausesSchema },
  problems: [400],
} as const satisfies Operation;
