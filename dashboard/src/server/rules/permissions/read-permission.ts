import type { Permission } from '@momento-gateway/api/rules/permission';
import { ROLE_TYPES, typeOfTarget } from '@momento-gateway/api/rules/target-arn';
import { classifyAwsError } from '../../aws/classify-aws-error.ts';
import { isUnanswered } from '../../aws/is-unanswered.ts';
import { describeRefusal } from '../../refusals/describe-refusal.ts';
import { describeElsewhere } from '../targets/describe-elsewhere.ts';
import { type Access, evaluatePolicy } from './evaluate-policy.ts';
import { findGate } from './find-gate.ts';
import type { Gate, GateNeeds, GatePolicy } from './gate.ts';
import { hasNoPolicy } from './grant-uses.ts';
import { forOwner, type Judgement } from './judgement.ts';
import { nameOf, readRolePermission, readRolePolicy } from './read-role-permission.ts';

type ReadPolicy = () => Promise<GatePolicy>;

/** A target as far as its permission needs it. */
interface Reached {
  readonly arn: string;
  readonly roleArn?: string | undefined;
}

/** Remembers what was read while several targets are looked at. */
export type Remember = (key: string, read: ReadPolicy) => ReturnType<ReadPolicy>;

/** Whether EventBridge may deliver this rule's events to the target. */
export async function readPermission(
  context: GateNeeds,
  { arn, roleArn }: Reached,
  ruleArn: string,
  remember: Remember = (_, read) => read(),
): Promise<Permission> {
  const gate = findGate(arn);
  const elsewhere = describeElsewhere(arn, ruleArn);
  if (gate !== undefined && elsewhere === undefined) {
    return readGatePermission(context, gate, { arn, ruleArn }, remember);
  }
  if (roleArn !== undefined) {
    const use = { roleArn, targetArn: arn, ruleArn };
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
  { arn, ruleArn }: Readonly<Record<'arn' | 'ruleArn', string>>,
  remember: Remember,
): Promise<Permission> {
  const { where } = gate;
  if (hasNoPolicy(arn)) {
    const message = 'Lambda keeps no policy for $LATEST. Use the ARN without it.';
    return { state: 'unknown', where, message };
  }
  const judgement = await explain(() =>
    judgePolicy(
      () => remember(arn, () => gate.readPolicy(context, arn)),
      { ...gate, resource: gate.resourceOf(arn), ruleArn },
      'There is no such target.',
    ),
  );
  const statement = gate.buildStatement({ arn, use: 'target', ruleArn });
  const addedBy = context.config.leavesTargetPolicies ? 'owner' : 'dashboard';
  return { where, ...judgement, statement: { ...statement }, addTo: where, addedBy };
}

/** By the role that EventBridge assumes, which has to be of the rule's own account. */
async function judgeRole(
  context: GateNeeds,
  use: Readonly<Record<'roleArn' | 'targetArn' | 'ruleArn', string>>,
  remember: Remember,
): Promise<Judgement> {
  const { roleArn, ruleArn } = use;
  const [, , , , accountId] = roleArn.split(':');
  if (accountId !== ruleArn.split(':')[4]) {
    const message = `The role is in the account ${accountId}. EventBridge assumes roles of the bus’s own account only.`;
    return { state: 'missing', message };
  }
  const access = { actions: ['sts:AssumeRole'], resource: undefined, ruleArn };
  const read = () => remember(roleArn, () => readRolePolicy(context, roleArn));
  const assumed = await judgePolicy(read, access, NO_ROLE);
  if (assumed.state === 'granted') return readRolePermission(context, use);
  return assumed.message === NO_ROLE
    ? assumed
    : { ...assumed, ...forOwner(TRUST, `trust policy of the role ${nameOf(roleArn)}`) };
}

const NO_ROLE = 'There is no such role.';

const TRUST = {
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sts:AssumeRole',
};

async function judgePolicy(
  read: ReadPolicy,
  access: Access,
  nothingThere: string,
): Promise<Judgement> {
  const found = await read();
  if (found === 'no-target') return { state: 'missing', message: nothingThere };
  if (found === 'unreadable') return { state: 'unknown', message: 'It cannot be read.' };
  const state = evaluatePolicy(found.policy, access);
  if (state === 'granted') return judgeKey(found.keyId) ?? { state };
  return state === 'unknown' ? { state, message: ODD_POLICY } : { state };
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

const ODD_POLICY = 'It depends on a part of the policy that the dashboard does not understand.';

/** The keys of SQS and SNS that AWS manages. Their policy cannot be changed. */
const MANAGED_KEY = /^(?:arn:[^:]+:kms:[^:]+:\d+:)?alias\/aws\/(?:sqs|sns)$/;

/**
 * What encryption does to a permission that its policy grants. The policies of keys are not read
 * here, so what depends on one is not known.
 */
function judgeKey(keyId: string | undefined): Pick<Permission, 'state' | 'message'> | undefined {
  if (keyId === undefined) return undefined;
  if (MANAGED_KEY.test(keyId)) {
    return {
      state: 'missing',
      message: `It is encrypted with ${keyId}, which EventBridge may not use. Encrypt it with a key of the service itself (SSE-SQS), or with a customer managed key.`,
    };
  }
  return {
    state: 'unknown',
    message: `It is encrypted with the key ${keyId}: check that the key policy allows events.amazonaws.com kms:GenerateDataKey and kms:Decrypt.`,
  };
}
