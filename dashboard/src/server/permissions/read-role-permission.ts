import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { Permission } from '../../api/permission.ts';
import { typeOfTarget } from '../rules/type-of-target.ts';
import type { GateNeeds } from './gate.ts';

/** What EventBridge does with a role, by the type of target. */
const ACTIONS = { 'step-functions': 'states:StartExecution', 'event-bus': 'events:PutEvents' };

/**
 * Whether a role that EventBridge may assume can do what the target needs. IAM itself evaluates
 * all policies of the role, its permissions boundary included.
 */
export async function readRolePermission(
  { targetClients }: GateNeeds,
  roleArn: string,
  targetArn: string,
): Promise<Pick<Permission, 'state' | 'message'>> {
  const type = typeOfTarget(targetArn);
  if (type !== 'step-functions' && type !== 'event-bus') {
    return {
      state: 'unknown',
      message: 'The role can be assumed. Check that it may do what this target needs.',
    };
  }
  const action = ACTIONS[type];
  const { EvaluationResults: [result] = [] } = await targetClients.iam.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: roleArn,
      ActionNames: [action],
      ResourceArns: [targetArn],
    }),
  );
  if (result === undefined || (result.MissingContextValues ?? []).length > 0) {
    const message = `Whether the role allows ${action} depends on more than IAM tells. Check its policies.`;
    return { state: 'unknown', message };
  }
  return result.EvalDecision === 'allowed'
    ? { state: 'granted' }
    : { state: 'missing', message: `The role may not do ${action} on ${targetArn}.` };
}
