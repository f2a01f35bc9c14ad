import type { Operation } from '../operation.ts';
import { RuleTestSchema, TestRuleSchema } from './pattern-check.ts';

const tag = 'Rules';

export const testRule = {
  method: 'POST',
  path: '/api/rules/test',
  tag,
  role: 'viewer',
  summary: 'Ask EventBridge whether a pattern matches an event, and which field does not.',
  body: TestRuleSchema,
  answer: { status: 200, schema: RuleTestSchema },
  problems: [400, 409, 413, 415],
} as const satisfies Operation;
