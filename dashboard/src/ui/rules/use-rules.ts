'use client';

import type { TestRule } from '@momento-gateway/api/rules/pattern-check';
import type { Rule, RuleList, UpdateRule } from '@momento-gateway/api/rules/rule';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ApiClient } from '../client/api-client.ts';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

/** The list is a part of what `rules` stands for, as the targets' permissions are. */
const ALL_RULES_KEY = ['rules'];
const RULES_KEY = [...ALL_RULES_KEY, 'list'];

export function useRules() {
  const api = useApi();
  return usePolledQuery({ queryKey: RULES_KEY, queryFn: api.rules.list, intervalMs: 30_000 });
}

export function useCreateRule() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (rule: Parameters<ApiClient['rules']['create']>[0]) => api.rules.create(rule),
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
      api.rules.update(name, changes),
    onSuccess: () => queries.invalidateQueries({ queryKey: ALL_RULES_KEY }),
  });
}

export function useTestRule() {
  const api = useApi();
  return useMutation({ mutationFn: (question: TestRule) => api.rules.test(question) });
}

/** The change is shown at once and taken back when it fails. */
export function useEnableRule(name: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (changes: Pick<Rule, 'enabled' | 'version'>) => api.rules.update(name, changes),
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
    mutationFn: (version: string) => api.rules.remove(name, version),
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
