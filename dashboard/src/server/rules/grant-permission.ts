import type { Handler } from '../handler.ts';
import { isRefusal, refuseField } from '../refusals/refusal.ts';
import type { ChangeContext } from './change-whole-rule.ts';
import { editRule } from './edit-rule.ts';
import { findGate } from './permissions/find-gate.ts';
import { confirmUses, grantUses, listTargetUses } from './permissions/grant-uses.ts';
import { readPermission } from './permissions/read-permission.ts';
import { isForeign, NOT_USABLE } from './targets/foreign-targets.ts';
import { findOwnResource } from './targets/own-resource.ts';

/** Holds the rule, so that nobody takes the target away from it while its policy is written. */
export const grantPermission: Handler<'grantPermission', ChangeContext> = (
  context,
  { params: { name }, body: { arn } },
) =>
  editRule(context, { name, version: undefined, mustHavePattern: false }, async (rule) => {
    const targets = rule.targets.filter((target) => target.Arn === arn);
    const [target] = targets;
    if (target === undefined) return refuseField('arn', 'The rule has no target with this ARN.');
    if (context.config.leavesTargetPolicies) return refuseField('arn', LEFT_TO_OWNER);
    const uses = listTargetUses(context.config, rule.arn, targets);
    if (await isForeign(context, rule.arn, arn)) return refuseField('arn', NOT_USABLE);
    const isOurs = findGate(arn) !== undefined && uses.some((use) => use.arn === arn);
    if (!isOurs) return refuseField('arn', NO_POLICY);
    // A dead-letter queue too can be another tenant's by now, and another tool can name any.
    for (const use of uses) {
      const isOwn = findOwnResource(context, rule.arn, use.arn) !== undefined;
      const isHidden = isOwn || (await isForeign(context, rule.arn, use.arn));
      if (isHidden) return refuseField('arn', NOT_USABLE);
    }
    const asked = uses.map((use) => ({ ...use, location: 'arn' }));
    const granted = await grantUses(context, asked);
    if (isRefusal(granted)) return granted;
    const refused = await confirmUses(context, asked, granted);
    return refused ?? readPermission(context, { arn, roleArn: target.RoleArn }, rule.arn);
  });

const LEFT_TO_OWNER =
  'This dashboard leaves the policies of targets to their owners (TARGET_POLICIES=leave). Give the owner the statement that is shown.';

const NO_POLICY =
  'It has no policy that this dashboard can change: it is in another account or Region, or EventBridge reaches it with a role.';
