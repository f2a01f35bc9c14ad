import type { Permission } from '@momento-gateway/api/rules/permission';

/** The keys of SQS and SNS that AWS manages. Their policy cannot be changed. */
const MANAGED_KEY = /^(?:arn:[^:]+:kms:[^:]+:\d+:)?alias\/aws\/(?:sqs|sns)$/;

/**
 * What encryption does to a permission that its policy grants. The policies of keys are not read
 * here, so what depends on one is not known.
 */
export function judgeKey(
  keyId: string | undefined,
): Pick<Permission, 'state' | 'message'> | undefined {
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
