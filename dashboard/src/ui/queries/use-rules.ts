'use client';

import type { TestRule } from '@momento-gateway/api/rules/pattern-check';
import type { CreateRule, Rule, RuleList, UpdateRule } from '@momento-gateway/api/rules/rule';
import {
  createRule,
  deleteRule,
  listRules,
  testRule,
  updateRule,
} from '@momento-gateway/api/rules/rule-operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

/** The list is a part of what `rules` stands for, as the targets' permissions are. */
const ALL_RULES_KEY = ['rules'];
const RULES_KEY = [...ALL_RULES_KEY, 'list'];

export function useRules() {
  const api = useApi();
  return usePolledQuery({
    queryKey: RULES_KEY,
    queryFn: (options) => api(listRules, {}, options),
    intervalMs: 30_000,
  });
}

export function useCreateRule() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateRule) => api(createRule, { body }),
    onSuccess: (rule) => {
      queries.setQueryData<RuleList>(
        RULES_KEY,
        (list) =>
          list && {
            ...list,
            rules: [...list.rules.filter(({ name }) => name !== rule.name), rule],
          },
      );
      return queries.invalidateQueries({ queryKey: ALL_RULES_KEY });
    },
  });
}

export function useChangeRule() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, changes }: { readonly name: string; readonly changes: UpdateRule }) =>
      api(updateRule, { params: { name }, body: changes }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ALL_RULES_KEY }),
  });
}

export function useTestRule() {
  const api = useApi();
  return useMutation({ mutationFn: (body: TestRule) => api(testRule, { body }) });
}

/** The change is shown at once and taken back when it fails. */
export function useEnableRule(name: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Pick<Rule, 'enabled' | 'version'>) =>
      api(updateRule, { params: { name }, body }),
    onMutate: async ({ enabled }) => {
      await queries.cancelQueries({ queryKey: RULES_KEY });
      const before = queries.getQueryData<RuleList>(RULES_KEY);
      queries.setQueryData<RuleList>(
        RULES_KEY,
        (list) =>
          list && {
            ...list,
            rules: list.rules.map((rule) => (rule.name === name ? { ...rule, enabled } : rule)),
          },
      );
      return before;
    },
    onError: (_error, _changes, before) => queries.setQueryData(RULES_KEY, before),
    onSettled: () => queries.invalidateQueries({ queryKey: ALL_RULES_KEY }),
  });
}

export function useDeleteRule(name: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (version: string) => api(deleteRule, { params: { name }, query: { version } }),
    onSuccess: () => {
      queries.setQueryData<RuleList>(
        RULES_KEY,
        (list) => list && { ...list, rules: list.rules.filter((rule) => rule.name !== name) },
      );
    },
    // A refusal may say that the rule is another one by now.
    onSettled: () => queries.invalidateQueries({ queryKey: ALL_RULES_KEY }),
  });
}
