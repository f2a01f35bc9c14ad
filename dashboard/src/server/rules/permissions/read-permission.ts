import type { Permission } from '@momento-gateway/api/rules/permission';
import { ROLE_TYPES, typeOfTarget } from '@momento-gateway/api/rules/target-arn';
import { classifyAwsError } from '../../aws/classify-aws-error.ts';
import { isUnanswered } from '../../aws/is-unanswered.ts';
import { describeRefusal } from '../../refusals/describe-refusal.ts';
import { describeElsewhere } from '../targets/describe-elsewhere.ts';
import { findGate } from './find-gate.ts';
import type { Gate, GateNeeds, Use } from './gate.ts';
import { hasNoPolicy } from './grant-uses.ts';
import { judgePolicy } from './judge-policy.ts';
import { judgeRole } from './judge-role.ts';
import type { Judgement } from './judgement.ts';
import type { Remember } from './remember.ts';

const NO_TARGET = 'There is no such target.';

/** A target as far as its permission needs it. */
interface Reached {
  readonly arn: string;
  readonly roleArn?: string | undefined;
  /** It is another tenant's: judged as if it were not there. */
  readonly isHidden?: boolean;
}

/** Whether EventBridge may deliver this rule's events to the target. */
export async function readPermission(
  context: GateNeeds,
  { arn, roleArn, isHidden = false }: Reached,
  ruleArn: string,
  remember: Remember = (_, read) => read(),
): Promise<Permission> {
  const gate = findGate(arn);
  const elsewhere = describeElsewhere(arn, ruleArn);
  if (gate !== undefined && elsewhere === undefined) {
    return readGatePermission(context, gate, { arn, ruleArn, isHidden }, remember);
  }
  if (roleArn !== undefined) {
    const use = { roleArn, targetArn: arn, ruleArn, isHidden };
    return { where: 'role', ...(await explain(() => judgeRole(context, use, remember))) };
  }
  if (gate !== undefined && elsewhere !== undefined) {
    return { state: 'unknown', where: gate.where, message: elsewhere };
  }
  return ROLE_TYPES.has(typeOfTarget(arn))
    ? { state: 'missing', where: 'role', message: 'It has no role that EventBridge could assume.' }
    : { state: 'unknown', where: 'its own service', message: 'The dashboard cannot check it.' };
}

/** By the policy that the target has, which the dashboard can add to. */
async function readGatePermission(
  context: GateNeeds,
  gate: Gate,
  { arn, ruleArn, isHidden }: Omit<Use, 'use'> & { readonly isHidden: boolean },
  remember: Remember,
): Promise<Permission> {
  const { where } = gate;
  if (hasNoPolicy(arn)) {
    const message = 'Lambda keeps no policy for $LATEST. Use the ARN without it.';
    return { state: 'unknown', where, message };
  }
  const judgement = await explain(() =>
    judgePolicy(
      () => (isHidden ? gate.absence : remember(arn, () => gate.readPolicy(context, arn))),
      { ...gate, resource: gate.resourceOf(arn), ruleArn },
      NO_TARGET,
    ),
  );
  if (judgement.message === NO_TARGET) return { where, ...judgement };
  const statement = gate.buildStatement({ arn, use: 'target', ruleArn });
  const addedBy = context.config.leavesTargetPolicies ? 'owner' : 'dashboard';
  return { where, ...judgement, statement: { ...statement }, addTo: where, addedBy };
}

/** Where AWS does not answer, the state is unknown and the message says why. */
async function explain(judge: () => Promise<Judgement>): Promise<Judgement> {
  try {
    return await judge();
  } catch (error) {
    if (isUnanswered(error)) {
      return { state: 'unknown', message: 'The AWS in use does not answer for it.' };
    }
    const refusal = classifyAwsError(error);
    if (refusal === undefined) throw error;
    return { state: 'unknown', message: describeRefusal(refusal).detail };
  }
}
