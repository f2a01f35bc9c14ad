import { type Access, evaluatePolicy, explainMissing } from './evaluate-policy.ts';
import type { GatePolicy } from './gate.ts';
import type { Judgement } from './judgement.ts';

/**
 * Whether a policy, and the key that its resource is encrypted with, allow what is asked.
 *
 * @param absence what is judged where nothing has the policy
 */
export async function judgePolicy(
  read: () => Promise<GatePolicy> | GatePolicy,
  access: Access,
  absence: Judgement,
): Promise<Judgement> {
  const found = await read();
  if (found === 'no-target') return absence;
  if (found === 'unreadable') return { state: 'unknown', message: 'It cannot be read.' };
  const state = evaluatePolicy(found.policy, access);
  if (state === 'granted') return judgeKey(found.keyId) ?? { state };
  return {
    state,
    message: state === 'unknown' ? ODD_POLICY : explainMissing(found.policy, access),
  };
}

const ODD_POLICY = 'It depends on a part of the policy that the dashboard does not understand.';

/** The keys of SQS and SNS that AWS manages. Their policy cannot be changed. */
const MANAGED_KEY = /^(?:arn:[^:]+:kms:[^:]+:\d+:)?alias\/aws\/(?:sqs|sns)$/;

/**
 * What encryption does to a permission that its policy grants. The policies of keys are not read
 * here, so what depends on one is not known.
 */
function judgeKey(keyId: string | undefined): Judgement | undefined {
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
