/** Whether AWS answered with one of these errors, by the names that the SDK gives them. */
export function isAwsError(error: unknown, ...names: readonly string[]): error is Error {
  return error instanceof Error && names.includes(error.name);
}
