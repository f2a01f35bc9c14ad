import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import { type ChangeContext, changeWholeRule } from './change-whole-rule.ts';
import { listTargetUses } from './permissions/grant-uses.ts';
import { planRule } from './plan-rule.ts';
import { readRuleState } from './read-rules.ts';
import { withRuleLock } from './rule-lock.ts';
import { type RuleManager, readRuleManager } from './rule-manager.ts';
import { type RuleState, sortTargets } from './rule-state.ts';
import { RULE_PARTS, toRule, versionOf } from './to-rule.ts';

export const updateRule: Handler<'updateRule', ChangeContext> = (
  context,
  { params: { name }, body: { version, ...body } },
) =>
  editRule(context, { name, version, mustHavePattern: true }, async (before, manager) => {
    const { config } = context;
    const after = await planRule(context, before, body);
    if (isRefusal(after)) return after;
    const chosen = after.targets.slice(0, body.targets?.length ?? 0);
    const grants = listTargetUses(config, before.arn, chosen);
    const refused = await changeWholeRule(context, { rule: before, before, after, grants });
    return refused ?? toRule(sortTargets(after), parsePattern(after.pattern) ?? {}, manager);
  });

/** The calls of an operator: of a rule that is the same otherwise, nothing else is written. */
export const switchRule: Handler<'switchRule', ChangeContext> = (context, { params, body }) =>
  updateRule(context, { params, body, query: undefined });

export const deleteRule: Handler<'deleteRule', ChangeContext> = (
  context,
  { params: { name }, query: { version } },
) =>
  editRule(context, { name, version, mustHavePattern: false }, (before) =>
    changeWholeRule(context, { rule: before, before, after: undefined, grants: [] }),
  );

interface Edited {
  readonly name: string;
  /** What the edit is based on. */
  readonly version: string | undefined;
  /** Rules that run on a schedule have none. */
  readonly mustHavePattern: boolean;
}

/** One edit of a rule at a time, only of what it is based on, and of none that others manage. */
export function editRule<Result>(
  context: ChangeContext,
  { name, version, mustHavePattern }: Edited,
  edit: (before: RuleState, manager: RuleManager) => Promise<Result | Refusal>,
): Promise<Result | Refusal> {
  return context.serialise(`rule ${name}`, async () => {
    const found = isViewerName(name) ? undefined : await readRuleState(context, name);
    const hasPattern = parsePattern(found?.pattern) !== undefined;
    if (found === undefined || (mustHavePattern && !hasPattern)) {
      return { refusal: 'rule-not-found' };
    }
    // The lock is a tag, so it is not written either on a rule that others manage.
    const allowed = await requireOwnRule(context, found);
    if (isRefusal(allowed)) return allowed;
    return withRuleLock(context, found, async (): Promise<Result | Refusal> => {
      const before = await readRuleState(context, name);
      if (before === undefined) return { refusal: 'rule-not-found' };
      // While the lock was waited for, code may have adopted the rule.
      const manager = await requireOwnRule(context, before);
      if (isRefusal(manager)) return manager;
      context.noteBefore(
        toRule(before, parsePattern(before.pattern) ?? {}, { managedHere: false }),
      );
      return checkVersion(context, before, version) ?? edit(before, manager);
    });
  });
}

/** @returns the manager of a rule, which is none but this dashboard. */
async function requireOwnRule(
  context: ChangeContext,
  { arn, service }: Pick<RuleState, 'arn' | 'service'>,
): Promise<RuleManager | Refusal> {
  const manager = await readRuleManager(context, { Arn: arn, ManagedBy: service });
  if (manager === undefined) return { refusal: 'rule-not-found' };
  const { managedBy } = manager;
  return managedBy === undefined ? manager : { refusal: 'rule-managed-elsewhere', managedBy };
}

/** @returns what has changed since the version that an edit is based on; undefined for nothing. */
function checkVersion(
  { ruleDetails }: Pick<ChangeContext, 'ruleDetails'>,
  rule: RuleState,
  version: string | undefined,
): Refusal | undefined {
  const current = versionOf(rule);
  if (version === undefined || version === current) return undefined;
  // The list that it came from may remember an old state: the next one has to be read again.
  ruleDetails.forget(rule.name);
  const [known, actual] = [version.split('.'), current.split('.')];
  const changed = RULE_PARTS.filter((_, place) => known[place] !== actual[place]);
  const errors = changed.map((part) => ({ location: part, message: CHANGES[part] }));
  return { refusal: 'rule-changed', errors };
}

const CHANGES: Readonly<Record<(typeof RULE_PARTS)[number], string>> = {
  pattern: 'Its pattern has changed.',
  description: 'Its description has changed.',
  enabled: 'It has been enabled or disabled.',
  targets: 'Its targets or their settings have changed.',
};
