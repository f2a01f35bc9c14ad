import type { Api } from '@momento-gateway/api/call';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { deleteRule, switchRule } from '@momento-gateway/api/rules/rule-operations';
import { useQueryClient } from '@tanstack/react-query';
import pMap from 'p-map';
import { useApi } from '../client/api-context.tsx';
import { reloadRules } from './use-rules.ts';

/** Each change waits for others to settle; EventBridge allows some tens of calls a second. */
const PARALLEL_CHANGES = 4;

export type RuleChange = 'enable' | 'disable' | 'delete';

export interface FailedChange {
  readonly name: string;
  readonly error: unknown;
}

/**
 * Changes rules one by one, each based on its version. One that fails stops none of the others.
 *
 * @returns those that were not changed, by name
 */
export function useChangeRules() {
  const api = useApi();
  const queries = useQueryClient();
  return async (
    change: RuleChange,
    rules: readonly Rule[],
    onProgress: (done: number) => void,
  ): Promise<readonly FailedChange[]> => {
    const failed: FailedChange[] = [];
    let done = 0;
    await pMap(
      rules,
      async (rule) => {
        try {
          await changeOne(api, change, rule);
        } catch (error) {
          failed.push({ name: rule.name, error });
        }
        done += 1;
        onProgress(done);
      },
      { concurrency: PARALLEL_CHANGES },
    );
    await reloadRules(queries);
    return failed.sort((left, right) => (left.name < right.name ? -1 : 1));
  };
}

async function changeOne(api: Api, change: RuleChange, { name, version }: Rule): Promise<void> {
  if (change === 'delete') await api(deleteRule, { params: { name }, query: { version } });
  else {
    await api(switchRule, { params: { name }, body: { version, enabled: change === 'enable' } });
  }
}
