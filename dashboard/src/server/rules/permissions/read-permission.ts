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

const NO_TARGET: Judgement = {
  state: 'missing',
  message: 'There is no such target.',
  absent: 'target',
};

/** A target as far as its permission needs it. */
interface Reached {
  readonly arn: string;
  readonly roleArn?: string | undefined;
  /** It is another tenant's: judged as if it were not there. */
  readonly isHidden?: boolean;
}

/** A permission, and what is not there when that is why it is missing. */
export interface JudgedPermission {
  readonly permission: Permission;
  readonly absent?: Judgement['absent'];
}

/** Whether EventBridge may deliver this rule's events to the target. */
export async function readPermission(
  context: GateNeeds,
  reached: Reached,
  ruleArn: string,
  remember?: Remember,
): Promise<Permission> {
  return (await judgePermission(context, reached, ruleArn, remember)).permission;
}

export async function judgePermission(
  context: GateNeeds,
  { arn, roleArn, isHidden = false }: Reached,
  ruleArn: string,
  remember: Remember = (_, read) => read(),
): Promise<JudgedPermission> {
  const gate = findGate(arn);
  const elsewhere = describeElsewhere(arn, ruleArn);
  if (gate !== undefined && elsewhere === undefined) {
    return readGatePermission(context, gate, { arn, ruleArn, isHidden }, remember);
  }
  if (roleArn !== undefined) {
    const use = { roleArn, targetArn: arn, ruleArn, isHidden };
    const { absent, ...judgement } = await explain(() => judgeRole(context, use, remember));
    return { permission: { where: 'role', ...judgement }, absent };
  }
  return { permission: judgeUnreachable(arn, gate, elsewhere) };
}

/** Of a target that EventBridge reaches neither by a policy that is seen here nor with a role. */
function judgeUnreachable(
  arn: string,
  gate: Gate | undefined,
  elsewhere: string | undefined,
): Permission {
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
): Promise<JudgedPermission> {
  const { where } = gate;
  if (hasNoPolicy(arn)) {
    const message = 'Lambda keeps no policy for $LATEST. Use the ARN without it.';
    return { permission: { state: 'unknown', where, message } };
  }
  const { absent, ...judgement } = await explain(() =>
    judgePolicy(
      () => (isHidden ? gate.absence : remember(arn, () => gate.readPolicy(context, arn))),
      { ...gate, resource: gate.resourceOf(arn), ruleArn },
      NO_TARGET,
    ),
  );
  if (absent !== undefined) return { permission: { where, ...judgement }, absent };
  const statement = gate.buildStatement({ arn, use: 'target', ruleArn });
  const addedBy = context.config.leavesTargetPolicies ? 'owner' : 'dashboard';
  const added = { statement: { ...statement }, addTo: where, addedBy } as const;
  return { permission: { where, ...judgement, ...added } };
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
