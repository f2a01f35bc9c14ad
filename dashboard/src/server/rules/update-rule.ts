import { DisableRuleCommand, EnableRuleCommand } from '@aws-sdk/client-eventbridge';
import type { UpdateRule } from '../../api/rule.ts';
import type { updateRuleOperation } from '../../api/rule-operations.ts';
import type { Dependencies } from '../dependencies.ts';
import type { RuleIdentity } from '../permissions/gate.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Verb } from '../serve.ts';
import { changeTargets } from './change-targets.ts';
import { choosePattern } from './choose-pattern.ts';
import { chooseTargets } from './choose-targets.ts';
import { describeRule, findRule, listTargetsOf } from './find-rule.ts';
import { putRule } from './put-rule.ts';
import { type AwsRule, parsePattern } from './to-rule.ts';

export const updateRule: Verb<typeof updateRuleOperation> = (
  dependencies,
  { params: { name }, body },
) =>
  dependencies.serialise(`rule ${name}`, async () => {
    const rule = await describeRule(dependencies, name);
    const pattern = parsePattern(rule?.EventPattern);
    if (rule === undefined || pattern === undefined) return { refusal: 'rule-not-found' };
    const identity = { name, arn: rule.Arn ?? '' };
    const changed = { ...body, pattern: choosePattern(body) };
    const refused = await rewriteRule(dependencies, rule, changed);
    if (refused !== undefined) return refused;
    const refusedTargets = await replaceTargets(dependencies, identity, body.targets);
    if (refusedTargets !== undefined) {
      if (isRewritten(changed)) await rewriteRule(dependencies, rule, { pattern });
      return refusedTargets;
    }
    const refusedSwitch = await switchRule(dependencies, rule, body.enabled);
    if (refusedSwitch !== undefined) return refusedSwitch;
    return (await findRule(dependencies, name)) ?? { refusal: 'rule-not-found' };
  });

async function replaceTargets(
  dependencies: Dependencies,
  rule: RuleIdentity,
  wanted: UpdateRule['targets'],
): Promise<Refusal | undefined> {
  if (wanted === undefined) return undefined;
  const before = await listTargetsOf(dependencies, rule.name);
  const after = await chooseTargets(dependencies, wanted, before);
  if (isRefusal(after)) return after;
  return changeTargets(dependencies, rule, { before, after, chosen: wanted.length });
}

type Rewriting = Pick<UpdateRule, 'description' | 'pattern'>;

function isRewritten({ description, pattern }: Rewriting): boolean {
  return description !== undefined || pattern !== undefined;
}

/** PutRule writes the whole rule: what is not to change goes in as it was. */
async function rewriteRule(
  dependencies: Dependencies,
  rule: AwsRule & { readonly RoleArn?: string | undefined },
  changed: Rewriting,
): Promise<Refusal | undefined> {
  if (!isRewritten(changed)) return undefined;
  const { description, pattern } = changed;
  const put = await putRule(
    dependencies,
    {
      Name: rule.Name,
      Description: description ?? rule.Description,
      State: rule.State === 'DISABLED' ? 'DISABLED' : 'ENABLED',
      RoleArn: rule.RoleArn,
    },
    pattern ?? parsePattern(rule.EventPattern) ?? {},
  );
  return isRefusal(put) ? put : undefined;
}

async function switchRule(
  { events, config }: Dependencies,
  { Name, State }: AwsRule,
  enabled: boolean | undefined,
): Promise<Refusal | undefined> {
  if (enabled === undefined || enabled === (State !== 'DISABLED')) return undefined;
  const input = { Name, EventBusName: config.busName };
  try {
    if (enabled) await events.send(new EnableRuleCommand(input));
    else await events.send(new DisableRuleCommand(input));
    return undefined;
  } catch (error) {
    const { name, message } = error as Error;
    if (name !== 'ManagedRuleException') throw error;
    return { refusal: 'rule-managed-by-aws', message };
  }
}
