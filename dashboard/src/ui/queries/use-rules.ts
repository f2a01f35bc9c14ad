import type { Rule, RuleList } from '@momento-gateway/api/rules/rule';
import { deleteRule, listRules, switchRule } from '@momento-gateway/api/rules/rule-operations';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

/** Of the list, and of all that is below it, such as the targets' permissions. */
const ALL_RULES_KEY = ['rules'];
const RULES_KEY = [...ALL_RULES_KEY, 'list'];

export function useRules(intervalMs = 30_000) {
  return usePolledQuery(RULES_KEY, listRules, {}, intervalMs);
}

/** The change is shown at once and undone when it fails. */
export function useEnableRule(name: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Pick<Rule, 'enabled' | 'version'>) =>
      api(switchRule, { params: { name }, body }),
    onMutate: async ({ enabled }) => {
      await queries.cancelQueries({ queryKey: RULES_KEY });
      const before = queries.getQueryData<RuleList>(RULES_KEY);
      changeCachedRules(queries, (rules) =>
        rules.map((rule) => (rule.name === name ? { ...rule, enabled } : rule)),
      );
      return before;
    },
    // With its new version, on which the next click is based.
    onSuccess: (changed) =>
      changeCachedRules(queries, (rules) =>
        rules.map((rule) => (rule.name === name ? changed : rule)),
      ),
    onError: (_error, _changes, before) => queries.setQueryData(RULES_KEY, before),
    onSettled: () => reloadRules(queries),
  });
}

export function useDeleteRule(name: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (version: string) => api(deleteRule, { params: { name }, query: { version } }),
    onSuccess: () =>
      changeCachedRules(queries, (rules) => rules.filter((rule) => rule.name !== name)),
    // A refusal may say that the rule has changed.
    onSettled: () => reloadRules(queries),
  });
}

/** Shows a rule that was just written in the list, before the list is loaded again. */
export function rememberRule(queries: QueryClient, written: Rule): Promise<void> {
  changeCachedRules(queries, (rules) => [
    ...rules.filter(({ name }) => name !== written.name),
    written,
  ]);
  return reloadRules(queries);
}

function changeCachedRules(
  queries: QueryClient,
  change: (rules: RuleList['rules']) => RuleList['rules'],
): void {
  queries.setQueryData<RuleList>(
    RULES_KEY,
    (list) => list && { ...list, rules: change(list.rules) },
  );
}

/** Of all that is shown about rules. */
export function reloadRules(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ALL_RULES_KEY });
}
