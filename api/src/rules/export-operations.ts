import type { Operation } from '../operation.ts';
import { ExportRulesQuerySchema, RulesAsCodeSchema } from './rules-as-code.ts';

const tag = 'Rules';

export const exportRules = {
  method: 'GET',
  path: '/api/export',
  tag,
  role: 'viewer',
  summary:
    'Write rules as code: with targets, their settings, and the policies that allow EventBridge. The code adopts the rules that there are, and makes none twice. That it was asked for is in the audit log.',
  query: ExportRulesQuerySchema,
  answer: { status: 200, schema: RulesAsCodeSchema },
  problems: [400, 404, 409],
} as const satisfies Operation;
