import { AwsError } from '../core/aws-error.ts';

/** EventBridge's error for an exhausted quota. */
export function createLimitExceeded(): AwsError {
  return new AwsError(
    'LimitExceededException',
    'The requested resource exceeds the maximum number allowed.',
  );
}
