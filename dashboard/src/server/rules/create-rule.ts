import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import { formatRuleArn } from '@momento-gateway/shared/rule-arn';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal } from '../refusals/refusal.ts';
import type { WithGate } from '../tenant-gate.ts';
import { type ChangeContext, changeWholeRule } from './change-whole-rule.ts';
import { listTargetUses } from './permissions/grant-uses.ts';
import { planRule } from './plan-rule.ts';
import { putRule, toTagList } from './put-rule.ts';
import { describeRule } from './read-rules.ts';
import { EDITOR_TAG, holdRuleLock, makeEditorTag, readEditor } from './rule-lock.ts';
import { type RuleIdentity, type RuleState, sortTargets } from './rule-state.ts';
import { toRule } from './to-rule.ts';

export const createRule: Handler<'createRule', CreateContext> = (context, { body }) =>
  context.serialise(`rule ${body.name}`, async () => {
    const { config, findBus, gate } = context;
    const closed = await gate.look();
    if (closed !== undefined) return closed;
    const busArn = await findBus(config.busName);
    if (busArn === undefined) return { refusal: 'bus-not-found', name: config.busName };
    // PutRule would write over a rule of this name.
    if ((await describeRule(context, body.name)) !== undefined) {
      return { refusal: 'rule-exists', name: body.name };
    }
    const arn = formatRuleArn(busArn, body.name);
    const wanted = await planRule(context, { ...NEW_RULE, name: body.name, arn }, body);
    if (isRefusal(wanted)) return wanted;
    const refused = await makeRule(context, wanted);
    return (
      refused ??
      toRule(sortTargets(wanted), parsePattern(wanted.pattern) ?? {}, { managedHere: true })
    );
  });

type CreateContext = ChangeContext & WithGate;

const NEW_RULE = { pattern: '', description: '', state: 'DISABLED', targets: [] };

/** Disabled until its targets can be delivered to: it never sends an event to a closed queue. */
async function makeRule(context: CreateContext, wanted: RuleState): Promise<Refusal | undefined> {
  const claimed = await claimName(context, wanted);
  if (claimed !== undefined) return claimed;
  const grants = listTargetUses(context.config, wanted.arn, wanted.targets);
  return holdRuleLock(context, wanted, () =>
    changeWholeRule(context, {
      rule: wanted,
      before: undefined,
      after: wanted,
      grants,
      first: { ...wanted, state: 'DISABLED' },
    }),
  );
}

/**
 * Of several processes that create a rule of one name at once the first wins: EventBridge takes
 * tags only for a rule that is new. What the others wrote is written over when the rule is done.
 * Whoever removes the tenant either sees the rule from now on, or has closed the tenant before.
 */
async function claimName(
  context: CreateContext,
  { name, arn, pattern, description }: RuleState,
): Promise<Refusal | undefined> {
  const { config, newId, now, gate } = context;
  const id = newId();
  const isOurs = async () => (await readEditor(context, arn)) === id;
  try {
    const put = await putRule(
      context,
      {
        Name: name,
        Description: description,
        State: 'DISABLED',
        Tags: toTagList({
          [STACK_TAG]: config.secretPrefix,
          [EDITOR_TAG]: makeEditorTag(id, now()),
        }),
      },
      pattern,
    );
    if (isRefusal(put)) return put;
    if (!(await isOurs())) return { refusal: 'rule-exists', name };
    const closed = await gate.look();
    return closed && ((await undoClaim(context, { name, arn }, isOurs)) ?? closed);
  } catch (error) {
    const left = await undoClaim(context, { name, arn }, isOurs);
    if (left !== undefined) return left;
    throw error;
  }
}

/** The rule may be there although EventBridge did not say so. @returns what is left of it */
async function undoClaim(
  context: ChangeContext,
  rule: RuleIdentity,
  isOurs: () => Promise<boolean>,
): Promise<Refusal | undefined> {
  if (!(await isOurs().catch(() => true))) return undefined;
  return changeWholeRule(context, { rule, before: undefined, after: undefined, grants: [] });
}
