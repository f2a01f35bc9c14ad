import { isViewerName } from '@momento-gateway/api/live/live';
import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { UpdateRule } from '@momento-gateway/api/rules/rule';
import type { Context } from '../context.ts';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { changeWholeRule } from './change-whole-rule.ts';
import { checkVersion } from './check-version.ts';
import { choosePattern } from './choose-pattern.ts';
import { chooseTargets } from './choose-targets.ts';
import { isManagedHere } from './find-rule.ts';
import { listTargetUses } from './permissions/target-uses.ts';
import { withRuleLock } from './rule-lock.ts';
import { type RuleState, readRuleState, sortTargets } from './rule-state.ts';
import { toRule } from './to-rule.ts';

export const updateRule: Handler<'updateRule'> = (context, { params: { name }, body }) =>
  context.serialise(`rule ${name}`, async () => {
    const found = isViewerName(name) ? undefined : await readRuleState(context, name);
    if (found === undefined || parsePattern(found.pattern) === undefined) {
      return { refusal: 'rule-not-found' };
    }
    const managedHere = await isManagedHere(context, found.arn);
    if (managedHere === undefined) return { refusal: 'rule-not-found' };
    return withRuleLock(context, found, async () => {
      const before = await readRuleState(context, name);
      if (before === undefined) return { refusal: 'rule-not-found' } as const;
      const stale = checkVersion(context, before, body.version);
      if (stale !== undefined) return stale;
      const after = await changeRule(context, before, body);
      return isRefusal(after)
        ? after
        : toRule(sortTargets(after), parsePattern(after.pattern) ?? {}, managedHere);
    });
  });

async function changeRule(
  context: Context,
  before: RuleState,
  body: UpdateRule,
): Promise<RuleState | Refusal> {
  const chosen = body.targets;
  const targets =
    chosen === undefined
      ? before.targets
      : await chooseTargets(context, before.arn, chosen, before.targets);
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
  const grants = await listTargetUses(context, before, granted);
  const refused = await changeWholeRule(context, { rule: before, before, after, grants });
  return refused ?? after;
}

/** EventBridge has two ways of being enabled: one that is stays as it is. */
function chooseState(state: string, enabled: boolean | undefined): string {
  if (enabled === undefined || enabled === (state !== 'DISABLED')) return state;
  return enabled ? 'ENABLED' : 'DISABLED';
}
