/**
 * Whether an error of an AWS call has one of these names. By name and not by class: each bundle has
 * its own copies of the SDK's classes.
 */
export function isAwsError(error: unknown, ...names: readonly string[]): error is Error {
  const { name } = (error ?? {}) as { readonly name?: unknown };
  return names.some((it) => it === name);
}

/** SQS has an old and a new name for it. */
export function isQueueGone(error: unknown): boolean {
  return isAwsError(error, 'QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue');
}

/**
 * Whether a secret does not exist or is scheduled for deletion. The second is an
 * `InvalidRequestException`, of which there are others.
 */
export function isSecretGone(error: unknown): boolean {
  if (isAwsError(error, 'ResourceNotFoundException')) return true;
  const { message } = (error ?? {}) as { readonly message?: unknown };
  return isAwsError(error, 'InvalidRequestException') && /delet/i.test(String(message));
}
