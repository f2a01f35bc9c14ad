import type { Permission } from '@momento-gateway/api/rules/permission';
import { ROLE_TYPES } from '@momento-gateway/api/rules/target';
import { classifyAwsError } from '../../aws/classify-aws-error.ts';
import { isUnanswered } from '../../aws/is-unanswered.ts';
import { describeRefusal } from '../../refusals/describe-refusal.ts';
import { describeElsewhere, typeOfTarget } from '../targets/target-arn.ts';
import { type Access, evaluatePolicy } from './evaluate-policy.ts';
import { findGate } from './find-gate.ts';
import type { GateNeeds, GatePolicy } from './gate.ts';
import { readRolePermission, readRolePolicy } from './read-role-permission.ts';

type ReadPolicy = () => Promise<GatePolicy>;

/** A target as far as its permission needs it. */
interface Reached {
  readonly arn: string;
  readonly roleArn?: string | undefined;
}

/** Remembers what was read while several targets are looked at. */
export type Remember = (key: string, read: ReadPolicy) => ReturnType<ReadPolicy>;

type Judgement = Pick<Permission, 'state' | 'message'>;

/** Whether EventBridge may deliver this rule's events to the target. */
export async function readPermission(
  context: GateNeeds,
  { arn, roleArn }: Reached,
  ruleArn: string,
  remember: Remember = (_, read) => read(),
): Promise<Permission> {
  const gate = findGate(arn);
  if (gate !== undefined) {
    const { where } = gate;
    const elsewhere = describeElsewhere(arn, ruleArn);
    if (elsewhere !== undefined) return { state: 'unknown', where, message: elsewhere };
    const judgement = await explain(() =>
      judgePolicy(
        () => remember(arn, () => gate.readPolicy(context, arn)),
        { ...gate, resource: gate.resourceOf(arn), ruleArn },
        'There is no such target.',
      ),
    );
    const statement = gate.buildStatement({ arn, use: 'target', ruleArn });
    return { where, ...judgement, statement: { ...statement } };
  }
  if (roleArn !== undefined) {
    const access = { actions: ['sts:AssumeRole'], resource: undefined, ruleArn };
    const judgement = await explain(async () => {
      const read = () => remember(roleArn, () => readRolePolicy(context, roleArn));
      const assumed = await judgePolicy(read, access, 'There is no such role.');
      return assumed.state === 'granted'
        ? readRolePermission(context, { roleArn, targetArn: arn, ruleArn })
        : assumed;
    });
    return { where: 'role', ...judgement };
  }
  return ROLE_TYPES.has(typeOfTarget(arn))
    ? { state: 'missing', where: 'role', message: 'It has no role that EventBridge could assume.' }
    : { state: 'unknown', where: 'its own service', message: 'The dashboard cannot check it.' };
}

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
