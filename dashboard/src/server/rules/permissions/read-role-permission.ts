import { GetRoleCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { typeOfTarget } from '@momento-gateway/api/rules/target-arn';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { findElsewhere } from '../targets/describe-elsewhere.ts';
import type { GateNeeds, GatePolicy } from './gate.ts';
import { judgeApiDestination } from './judge-api-destination.ts';
import { judgeBus, NO_BUS } from './judge-bus.ts';
import { forOwner, type Judgement } from './judgement.ts';
import { parsePolicy } from './policy.ts';
import { describeRoleNeeds, roleActionFor } from './role-actions.ts';

/** Who may assume a role. */
export async function readRolePolicy(
  { targetClients }: GateNeeds,
  roleArn: string,
): Promise<GatePolicy> {
  try {
    const { Role } = await targetClients.iam.send(
      new GetRoleCommand({ RoleName: roleArn.split('/').at(-1) }),
    );
    // IAM gives it as it stands in an address.
    const text = decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '');
    const policy = parsePolicy(text);
    return policy === undefined ? 'unreadable' : { policy };
  } catch (error) {
    if (isAwsError(error, 'NoSuchEntity', 'NoSuchEntityException')) return 'no-target';
    throw error;
  }
}

export interface RoleUse {
  /** The target is another tenant's: judged as if it were not there. */
  readonly isHidden: boolean;
  readonly roleArn: string;
  readonly targetArn: string;
  readonly ruleArn: string;
}

/**
 * Whether a role that EventBridge may assume can do what the target needs. IAM itself evaluates
 * all policies of the role, its permissions boundary included. In another account or Region more has
 * to allow it than can be seen here.
 */
export async function readRolePermission(context: GateNeeds, use: RoleUse): Promise<Judgement> {
  const { roleArn, targetArn } = use;
  const action = roleActionFor(targetArn);
  if (action === undefined) {
    const message = `The role can be assumed. Check that it may do ${describeRoleNeeds(targetArn)}.`;
    return { state: 'unknown', message };
  }
  const { EvaluationResults: [result] = [] } = await context.targetClients.iam.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: roleArn,
      ActionNames: [action],
      ResourceArns: [targetArn],
    }),
  );
  if (result === undefined || (result.MissingContextValues ?? []).length > 0) {
    const message = `Whether the role allows ${action} depends on more than IAM reports. Check its policies.`;
    return { state: 'unknown', message };
  }
  if (result.EvalDecision !== 'allowed') {
    return {
      state: 'missing',
      message: `The role may not do ${action} on ${targetArn}.`,
      ...forOwner(
        { Effect: 'Allow', Action: action, Resource: targetArn },
        `permissions of the role ${nameOf(roleArn)}`,
      ),
    };
  }
  return judgeTarget(context, use, action);
}

/** What else decides when the role may. */
function judgeTarget(
  context: GateNeeds,
  { roleArn, targetArn, ruleArn, isHidden }: RoleUse,
  action: string,
): Judgement | Promise<Judgement> {
  const elsewhere = findElsewhere(targetArn, ruleArn);
  if (elsewhere !== undefined) {
    const message = `The role may do ${action}. What allows it in the account and Region of the target is not seen here: check it there.`;
    if (elsewhere.differs !== 'account') return { state: 'unknown', message };
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: roleArn },
      Action: action,
      Resource: targetArn,
    };
    const addTo = `policy of the target in the account ${targetArn.split(':')[4]}`;
    return { state: 'unknown', message, ...forOwner(statement, addTo) };
  }
  switch (typeOfTarget(targetArn)) {
    case 'event-bus':
      return isHidden ? NO_BUS : judgeBus(context, targetArn);
    case 'api-destination':
      return judgeApiDestination(context, targetArn);
    case 'step-functions':
      return { state: 'granted' };
    default:
      return {
        state: 'unknown',
        message: `The role may do ${action}. Whether the target is there, and whether its own policy or key denies it, is not seen here.`,
      };
  }
}

export function nameOf(roleArn: string): string {
  return roleArn.slice(roleArn.indexOf('/') + 1);
}
