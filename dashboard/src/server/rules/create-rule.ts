import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { CreateRule } from '@momento-gateway/api/rules/rule';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import { formatRuleArn } from '@momento-gateway/shared/rule-arn';
import type { Context } from '../context.ts';
import type { Handler } from '../handler.ts';
import { isRefusal, type Refusal, refuseField } from '../refusals/refusal.ts';
import { changeWholeRule } from './change-whole-rule.ts';
import { choosePattern } from './choose-pattern.ts';
import { chooseTargets } from './choose-targets.ts';
import { describeRule } from './find-rule.ts';
import { listTargetUses } from './permissions/target-uses.ts';
import { putRule } from './put-rule.ts';
import { EDITOR_TAG, holdRuleLock, makeEditorTag, readEditor } from './rule-lock.ts';
import { type RuleState, sortTargets } from './rule-state.ts';
import { toRule } from './to-rule.ts';

export const createRule: Handler<'createRule'> = (context, { body }) =>
  context.serialise(`rule ${body.name}`, async () => {
    const { config, findBus } = context;
    const busArn = await findBus(config.busName);
    if (busArn === undefined) return { refusal: 'bus-not-found', name: config.busName };
    // PutRule would write over a rule of this name.
    if ((await describeRule(context, body.name)) !== undefined) {
      return { refusal: 'rule-exists', name: body.name };
    }
    const wanted = await planRule(context, body, formatRuleArn(busArn, body.name));
    if (isRefusal(wanted)) return wanted;
    const refused = await makeRule(context, wanted, body.targets.length);
    return refused ?? toRule(sortTargets(wanted), parsePattern(wanted.pattern) ?? {}, true);
  });

async function planRule(
  context: Context,
  body: CreateRule,
  arn: string,
): Promise<RuleState | Refusal> {
  const { name, description = '', enabled } = body;
  const pattern = choosePattern(body);
  if (pattern === undefined) return refuseField('cache', 'Give a cache or a pattern.');
  const targets = await chooseTargets(context, arn, body.targets, []);
  if (isRefusal(targets)) return targets;
  const state = enabled ? 'ENABLED' : 'DISABLED';
  return { name, arn, pattern: JSON.stringify(pattern), description, state, targets };
}

/** Disabled until its targets can be delivered to: it never sends an event to a closed queue. */
async function makeRule(
  context: Context,
  wanted: RuleState,
  chosen: number,
): Promise<Refusal | undefined> {
  const claimed = await claimName(context, wanted);
  if (claimed !== undefined) return claimed;
  const uses = await listTargetUses(context, wanted, wanted.targets.slice(0, chosen));
  return holdRuleLock(context, wanted, () =>
    changeWholeRule(context, {
      rule: wanted,
      before: undefined,
      after: wanted,
      grants: uses,
      first: { ...wanted, state: 'DISABLED' },
    }),
  );
}

/**
 * Of several processes that make a rule of one name at once the first gets it: EventBridge takes
 * tags only for a rule that is new. What the others wrote is written over when the rule is done.
 */
async function claimName(
  context: Context,
  { name, arn, pattern, description }: RuleState,
): Promise<Refusal | undefined> {
  const { config, newId, now } = context;
  const id = newId();
  const isOurs = async () => (await readEditor(context, arn)) === id;
  try {
    const put = await putRule(
      context,
      {
        Name: name,
        Description: description,
        State: 'DISABLED',
        Tags: [
          { Key: STACK_TAG, Value: config.secretPrefix },
          { Key: EDITOR_TAG, Value: makeEditorTag(id, now()) },
        ],
      },
      pattern,
    );
    if (isRefusal(put)) return put;
    return (await isOurs()) ? undefined : { refusal: 'rule-exists', name };
  } catch (error) {
    return undoClaim(context, { name, arn }, isOurs, error);
  }
}

/** The rule may be there although EventBridge did not say so. */
async function undoClaim(
  context: Context,
  rule: Pick<RuleState, 'name' | 'arn'>,
  isOurs: () => Promise<boolean>,
  error: unknown,
): Promise<never | Refusal> {
  if (!(await isOurs().catch(() => true))) throw error;
  const undone = await changeWholeRule(context, {
    rule,
    before: undefined,
    after: undefined,
    grants: [],
  });
  if (undone !== undefined) return undone;
  throw error;
}
