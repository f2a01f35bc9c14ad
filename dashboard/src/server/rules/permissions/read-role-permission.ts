import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { Permission } from '@momento-gateway/api/rules/permission';
import { describeElsewhere } from '../targets/describe-elsewhere.ts';
import { typeOfTarget } from '../type-of-target.ts';
import type { GateNeeds } from './gate.ts';
import { judgeBus } from './judge-bus.ts';

/** What EventBridge does with a role, by the type of target. */
const ACTIONS = { 'step-functions': 'states:StartExecution', 'event-bus': 'events:PutEvents' };

/**
 * Whether a role that EventBridge may assume can do what the target needs. IAM itself evaluates
 * all policies of the role, its permissions boundary included. In another account or Region more has
 * to allow it than can be seen here.
 */
export async function readRolePermission(
  context: GateNeeds,
  { roleArn, targetArn, ruleArn }: Readonly<Record<'roleArn' | 'targetArn' | 'ruleArn', string>>,
): Promise<Pick<Permission, 'state' | 'message'>> {
  const type = typeOfTarget(targetArn);
  if (type !== 'step-functions' && type !== 'event-bus') {
    return {
      state: 'unknown',
      message: 'The role can be assumed. Check that it may do what this target needs.',
    };
  }
  const action = ACTIONS[type];
  const { EvaluationResults: [result] = [] } = await context.targetClients.iam.send(
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
  if (result.EvalDecision !== 'allowed') {
    return { state: 'missing', message: `The role may not do ${action} on ${targetArn}.` };
  }
  if (describeElsewhere(targetArn, ruleArn) !== undefined) {
    const message = `The role may do ${action}. What allows it in the account and Region of the target is not seen here: check it there.`;
    return { state: 'unknown', message };
  }
  return type === 'event-bus' ? judgeBus(context, targetArn) : { state: 'granted' };
}
