import { AwsError } from '../core/aws-error.ts';

/** What EventBridge answers when a quota is used up. */
export function createLimitExceeded(): AwsError {
  return new AwsError(
    'LimitExceededException',
    'The requested resource exceeds the maximum number allowed.',
  );
}
