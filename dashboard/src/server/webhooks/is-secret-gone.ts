/**
 * Whether Secrets Manager said that a secret is not there, or marked for deletion (which is an
 * InvalidRequestException). Told by name: each route's bundle has error classes of its own.
 */
export function isSecretGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'ResourceNotFoundException' ||
    (error.name === 'InvalidRequestException' && /delet/i.test(error.message))
  );
}
