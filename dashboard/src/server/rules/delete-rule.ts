import { isViewerName } from '@momento-gateway/api/live/live';
import type { Handler } from '../handler.ts';
import { changeWholeRule } from './change-whole-rule.ts';
import { checkVersion } from './check-version.ts';
import { withRuleLock } from './rule-lock.ts';
import { readRuleState } from './rule-state.ts';

export const deleteRule: Handler<'deleteRule'> = (
  context,
  { params: { name }, query: { version } },
) =>
  context.serialise(`rule ${name}`, async () => {
    const found = isViewerName(name) ? undefined : await readRuleState(context, name);
    if (found === undefined) return { refusal: 'rule-not-found' };
    return withRuleLock(context, found, async () => {
      const before = await readRuleState(context, name);
      if (before === undefined) return { refusal: 'rule-not-found' } as const;
      return (
        checkVersion(context, before, version) ??
        (await changeWholeRule(context, {
          rule: before,
          before,
          after: undefined,
          grants: [],
        }))
      );
    });
  });
