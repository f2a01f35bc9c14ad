import type { Operation } from '../operation.ts';
import { DependencyChecksSchema } from './dependency-check.ts';

const tag = 'Observation';

export const checkDependencies = {
  method: 'GET',
  path: '/api/dependencies',
  tag,
  role: 'viewer',
  summary: 'Check now whether everything that the product depends on works.',
  answer: { status: 200, schema: DependencyChecksSchema },
  problems: [],
} as const satisfies Operation;
