/** Whether CloudWatch Logs said that a log group is not there. Told by name, as for secrets. */
export function isLogGroupMissing(error: unknown): boolean {
  return error instanceof Error && error.name === 'ResourceNotFoundException';
}
