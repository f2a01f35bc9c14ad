import { DeleteRuleCommand, EnableRuleCommand } from '@aws-sdk/client-eventbridge';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import type { CreateRule } from '../../api/rule.ts';
import type { createRuleOperation } from '../../api/rule-operations.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RuleIdentity } from '../permissions/gate.ts';
import { isRefusal, type Refusal, refuseField } from '../refusal.ts';
import type { Verb } from '../serve.ts';
import { changeTargets } from './change-targets.ts';
import { choosePattern } from './choose-pattern.ts';
import { chooseTargets } from './choose-targets.ts';
import { describeRule, findRule, listTargetsOf } from './find-rule.ts';
import { putRule } from './put-rule.ts';

export const createRule: Verb<typeof createRuleOperation> = (dependencies, { body }) =>
  dependencies.serialise(`rule ${body.name}`, async () => {
    const { config, findBus } = dependencies;
    if ((await findBus(config.busName)) === undefined) {
      return { refusal: 'bus-not-found', name: config.busName };
    }
    // PutRule would write over a rule of this name.
    if ((await describeRule(dependencies, body.name)) !== undefined) {
      return { refusal: 'rule-exists', name: body.name };
    }
    const made = await makeRule(dependencies, body);
    if (isRefusal(made)) return made;
    return (await findRule(dependencies, body.name)) ?? { refusal: 'rule-not-found' };
  });

/** Disabled until its targets can be delivered to: it never sends an event to a closed queue. */
async function makeRule(
  dependencies: Dependencies,
  body: CreateRule,
): Promise<Refusal | undefined> {
  const { name, description, enabled, targets } = body;
  const { events, config } = dependencies;
  const pattern = choosePattern(body);
  if (pattern === undefined) return refuseField('cache', 'Give a cache or a pattern.');
  const put = await putRule(
    dependencies,
    {
      Name: name,
      Description: description,
      State: 'DISABLED',
      Tags: [{ Key: STACK_TAG, Value: config.secretPrefix }],
    },
    pattern,
  );
  if (isRefusal(put)) return put;
  const rule = { name, arn: put.arn };
  try {
    const refused = await giveTargets(dependencies, rule, targets);
    if (refused !== undefined) {
      await undoRule(dependencies, rule);
      return refused;
    }
    if (enabled) {
      await events.send(new EnableRuleCommand({ Name: name, EventBusName: config.busName }));
    }
    return undefined;
  } catch (error) {
    await undoRule(dependencies, rule);
    throw error;
  }
}

async function giveTargets(
  dependencies: Dependencies,
  rule: RuleIdentity,
  chosen: CreateRule['targets'],
): Promise<Refusal | undefined> {
  const after = await chooseTargets(dependencies, chosen, []);
  if (isRefusal(after)) return after;
  return changeTargets(dependencies, rule, { before: [], after, chosen: chosen.length });
}

/** Best effort: what was to be told is why the rule was not made, not why it could not be undone. */
async function undoRule(dependencies: Dependencies, rule: RuleIdentity): Promise<void> {
  const { events, config, logUnexpected, newId } = dependencies;
  try {
    const before = await listTargetsOf(dependencies, rule.name);
    await changeTargets(dependencies, rule, { before, after: [], chosen: 0 });
    await events.send(new DeleteRuleCommand({ Name: rule.name, EventBusName: config.busName }));
  } catch (error) {
    logUnexpected(newId(), error);
  }
}
