import type { z } from 'zod';
import {
  type CreateRuleSchema,
  RuleListSchema,
  RuleSchema,
  type UpdateRule,
} from '../../api/rule.ts';
import { type Call, type Cancellable, nothing } from './call.ts';

const pathOf = (name: string) => `/api/rules/${encodeURIComponent(name)}`;

export function createRuleCalls(call: Call) {
  return {
    list: ({ signal }: Cancellable = {}) =>
      call({ method: 'GET', path: '/api/rules', answer: RuleListSchema, signal }),
    create: (body: z.input<typeof CreateRuleSchema>) =>
      call({ method: 'POST', path: '/api/rules', body, answer: RuleSchema }),
    update: (name: string, body: UpdateRule) =>
      call({ method: 'PATCH', path: pathOf(name), body, answer: RuleSchema }),
    remove: (name: string) => call({ method: 'DELETE', path: pathOf(name), answer: nothing }),
  };
}
