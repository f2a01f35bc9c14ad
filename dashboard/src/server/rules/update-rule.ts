import type { UpdateRule } from '../../api/rule.ts';
import type { updateRuleOperation } from '../../api/rule-operations.ts';
import type { Dependencies } from '../dependencies.ts';
import { isViewerName } from '../live/viewer-name.ts';
import { listTargetUses } from '../permissions/target-uses.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Verb } from '../serve.ts';
import { changeWholeRule } from './change-whole-rule.ts';
import { checkVersion } from './check-version.ts';
import { choosePattern } from './choose-pattern.ts';
import { chooseTargets } from './choose-targets.ts';
import { findRule } from './find-rule.ts';
import { withRuleLock } from './rule-lock.ts';
import { type RuleState, readRuleState } from './rule-state.ts';
import { parsePattern } from './to-rule.ts';

export const updateRule: Verb<typeof updateRuleOperation> = (
  dependencies,
  { params: { name }, body },
) =>
  dependencies.serialise(`rule ${name}`, async () => {
    const found = isViewerName(name) ? undefined : await readRuleState(dependencies, name);
    if (found === undefined || parsePattern(found.pattern) === undefined) {
      return { refusal: 'rule-not-found' };
    }
    const refused = await withRuleLock(dependencies, found, async () => {
      const before = await readRuleState(dependencies, name);
      if (before === undefined) return { refusal: 'rule-not-found' } as const;
      return (
        checkVersion(dependencies, before, body.version) ?? changeRule(dependencies, before, body)
      );
    });
    if (refused !== undefined) return refused;
    return (await findRule(dependencies, name)) ?? { refusal: 'rule-not-found' };
  });

async function changeRule(
  dependencies: Dependencies,
  before: RuleState,
  body: UpdateRule,
): Promise<Refusal | undefined> {
  const chosen = body.targets;
  const targets =
    chosen === undefined
      ? before.targets
      : await chooseTargets(dependencies, before.arn, chosen, before.targets);
  if (isRefusal(targets)) return targets;
  const pattern = choosePattern(body);
  const after: RuleState = {
    ...before,
    pattern: pattern === undefined ? before.pattern : JSON.stringify(pattern),
    description: body.description ?? before.description,
    state: chooseState(before.state, body.enabled),
    targets,
  };
  const granted = targets.slice(0, chosen?.length ?? 0);
  const grants = await listTargetUses(dependencies, before, granted);
  return changeWholeRule(dependencies, { rule: before, before, after, grants });
}

/** EventBridge has two ways of being enabled: one that is stays as it is. */
function chooseState(state: string, enabled: boolean | undefined): string {
  if (enabled === undefined || enabled === (state !== 'DISABLED')) return state;
  return enabled ? 'ENABLED' : 'DISABLED';
}
