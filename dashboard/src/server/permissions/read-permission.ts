import type { Permission } from '../../api/permission.ts';
import { ROLE_TYPES } from '../../api/target.ts';
import { classifyAwsError } from '../classify-aws-error.ts';
import { describeRefusal } from '../describe-refusal.ts';
import { typeOfTarget } from '../rules/type-of-target.ts';
import { evaluatePolicy } from './evaluate-policy.ts';
import { findGate } from './find-gate.ts';
import type { GateNeeds } from './gate.ts';
import { isUnanswered } from './is-unanswered.ts';
import type { Policy } from './policy.ts';
import { readRolePolicy } from './read-role-policy.ts';

type ReadPolicy = () => Promise<Policy | 'no-target' | 'unreadable'>;

/** A target as far as its permission needs it. */
interface Reached {
  readonly arn: string;
  readonly roleArn?: string | undefined;
}

/** Remembers what was read while several targets are looked at. */
export type Remember = (key: string, read: ReadPolicy) => ReturnType<ReadPolicy>;

/** Whether EventBridge may deliver this rule's events to the target. */
export async function readPermission(
  dependencies: GateNeeds,
  { arn, roleArn }: Reached,
  ruleArn: string,
  remember: Remember = (_, read) => read(),
): Promise<Permission> {
  const gate = findGate(arn);
  if (gate !== undefined) {
    const { where, actions, refusesConditions } = gate;
    const access = { actions, resource: gate.resourceOf(arn), ruleArn, refusesConditions };
    const permission = await judge(
      where,
      () => remember(arn, () => gate.readPolicy(dependencies, arn)),
      (policy) => evaluatePolicy(policy, access),
    );
    return { ...permission, statement: { ...gate.buildStatement(arn, ruleArn) } };
  }
  if (roleArn !== undefined) {
    const access = { actions: ['sts:AssumeRole'], resource: undefined, ruleArn };
    return judge(
      'role',
      () => remember(roleArn, () => readRolePolicy(dependencies, roleArn)),
      (policy) => evaluatePolicy(policy, access),
    );
  }
  return ROLE_TYPES.has(typeOfTarget(arn))
    ? { state: 'missing', where: 'role', message: 'It has no role that EventBridge could assume.' }
    : { state: 'unknown', where: 'its own service', message: 'The dashboard cannot check it.' };
}

async function judge(
  where: string,
  read: ReadPolicy,
  evaluate: (policy: Policy) => Permission['state'],
): Promise<Permission> {
  try {
    const policy = await read();
    if (policy === 'no-target') {
      const message = where === 'role' ? 'There is no such role.' : 'There is no such target.';
      return { state: 'missing', where, message };
    }
    if (policy === 'unreadable') return { state: 'unknown', where, message: 'It cannot be read.' };
    const state = evaluate(policy);
    return state === 'unknown' ? { state, where, message: ODD_CONDITION } : { state, where };
  } catch (error) {
    if (isUnanswered(error)) {
      return { state: 'unknown', where, message: 'The AWS in use does not answer for it.' };
    }
    const refusal = classifyAwsError(error);
    if (refusal === undefined) throw error;
    return { state: 'unknown', where, message: describeRefusal(refusal).detail };
  }
}

const ODD_CONDITION = 'It depends on a condition that the dashboard does not understand.';
