import type { deleteRuleOperation } from '@momento-gateway/api/rules/rule-operations';
import type { Verb } from '../http/serve.ts';
import { isViewerName } from '../live/viewer-name.ts';
import { changeWholeRule } from './change-whole-rule.ts';
import { checkVersion } from './check-version.ts';
import { withRuleLock } from './rule-lock.ts';
import { readRuleState } from './rule-state.ts';

export const deleteRule: Verb<typeof deleteRuleOperation> = (
  dependencies,
  { params: { name }, query: { version } },
) =>
  dependencies.serialise(`rule ${name}`, async () => {
    const found = isViewerName(name) ? undefined : await readRuleState(dependencies, name);
    if (found === undefined) return { refusal: 'rule-not-found' };
    return withRuleLock(dependencies, found, async () => {
      const before = await readRuleState(dependencies, name);
      if (before === undefined) return { refusal: 'rule-not-found' } as const;
      return (
        checkVersion(dependencies, before, version) ??
        (await changeWholeRule(dependencies, {
          rule: before,
          before,
          after: undefined,
          grants: [],
        }))
      );
    });
  });
