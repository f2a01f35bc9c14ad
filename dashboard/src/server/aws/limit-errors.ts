/**
 * What AWS's services answer when a quota is used up. None of them is throttling: the same call is
 * refused until somebody removes something.
 */
export const LIMIT_ERRORS: ReadonlySet<string> = new Set([
  // EventBridge, CloudWatch Logs, Secrets Manager
  'LimitExceededException',
  // SQS
  'OverLimit',
  // Lambda
  'PolicyLengthExceededException',
]);
