import { DescribeEventBusCommand } from '@aws-sdk/client-eventbridge';
import { GetRoleCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { Permission } from '@momento-gateway/api/rules/permission';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { describeElsewhere, typeOfTarget } from '../targets/target-arn.ts';
import type { GateNeeds, GatePolicy } from './gate.ts';
import { parsePolicy } from './policy.ts';

type Judgement = Pick<Permission, 'state' | 'message'>;

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
): Promise<Judgement> {
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
    const message = `Whether the role allows ${action} depends on more than IAM reports. Check its policies.`;
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

/**
 * What a bus of the rule's own account and Region says to a role that may put events on it: it
 * need not allow the role, but may deny it.
 */
async function judgeBus({ events }: Pick<GateNeeds, 'events'>, busArn: string): Promise<Judgement> {
  const found = await readBusPolicy(events, busArn.slice(busArn.indexOf('/') + 1));
  if (found === 'no-bus') return { state: 'missing', message: 'There is no such event bus.' };
  const policy = parsePolicy(found.text);
  return policy?.Statement.every(({ Effect }) => Effect === 'Allow') === true
    ? { state: 'granted' }
    : {
        state: 'unknown',
        message: 'The policy of the event bus denies something. Check that it is not this role.',
      };
}

async function readBusPolicy(
  events: GateNeeds['events'],
  name: string,
): Promise<{ readonly text: string | undefined } | 'no-bus'> {
  try {
    const { Policy } = await events.send(new DescribeEventBusCommand({ Name: name }));
    return { text: Policy };
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return 'no-bus';
    throw error;
  }
}
