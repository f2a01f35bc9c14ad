import type { Api } from '@momento-gateway/api/call';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { deleteRule, switchRule } from '@momento-gateway/api/rules/rule-operations';
import { useQueryClient } from '@tanstack/react-query';
import { type BulkChange, changeEach } from '../bulk/bulk-change.ts';
import { useApi } from '../client/api-context.tsx';
import { reloadRules } from './use-rules.ts';

/** Changes rules one by one, each based on its version; returns those that were not changed. */
export function useChangeRules() {
  const api = useApi();
  const queries = useQueryClient();
  return async (change: BulkChange, rules: readonly Rule[], onProgress: (done: number) => void) => {
    const failed = await changeEach(rules, (rule) => changeOne(api, change, rule), onProgress);
    await reloadRules(queries);
    return failed.toSorted((left, right) => (left.item.name < right.item.name ? -1 : 1));
  };
}

async function changeOne(api: Api, change: BulkChange, { name, version }: Rule): Promise<void> {
  if (change === 'delete') await api(deleteRule, { params: { name }, query: { version } });
  else {
    await api(switchRule, { params: { name }, body: { version, enabled: change === 'enable' } });
  }
}
