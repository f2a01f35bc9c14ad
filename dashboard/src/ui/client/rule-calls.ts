import { RuleTestSchema, type TestRule } from '@momento-gateway/api/rules/pattern-check';
import { PermissionListSchema, PermissionSchema } from '@momento-gateway/api/rules/permission';
import {
  type CreateRuleSchema,
  RuleListSchema,
  RuleSchema,
  type UpdateRule,
} from '@momento-gateway/api/rules/rule';
import type { z } from 'zod';
import { type Call, type Cancellable, nothing } from './call.ts';

const pathOf = (name: string) => `/api/rules/${encodeURIComponent(name)}`;

/** A target that is or will be a rule's. */
export interface PermissionQuestion {
  readonly rule: string;
  readonly arn: string;
  readonly roleArn?: string | undefined;
}

export function createRuleCalls(call: Call) {
  return {
    list: ({ signal }: Cancellable = {}) =>
      call({ method: 'GET', path: '/api/rules', answer: RuleListSchema, signal }),
    create: (body: z.input<typeof CreateRuleSchema>) =>
      call({ method: 'POST', path: '/api/rules', body, answer: RuleSchema }),
    update: (name: string, body: UpdateRule) =>
      call({ method: 'PATCH', path: pathOf(name), body, answer: RuleSchema }),
    /** @param version the one that the person saw */
    remove: (name: string, version: string) =>
      call({ method: 'DELETE', path: pathOf(name), query: { version }, answer: nothing }),
    test: (body: TestRule) =>
      call({ method: 'POST', path: '/api/rules/test', body, answer: RuleTestSchema }),
    listPermissions: ({ signal }: Cancellable = {}) =>
      call({ method: 'GET', path: '/api/permissions', answer: PermissionListSchema, signal }),
    checkPermission: ({ rule, arn, roleArn }: PermissionQuestion, { signal }: Cancellable = {}) =>
      call({
        method: 'GET',
        path: '/api/permissions/check',
        query: { rule, arn, roleArn },
        answer: PermissionSchema,
        signal,
      }),
  };
}
