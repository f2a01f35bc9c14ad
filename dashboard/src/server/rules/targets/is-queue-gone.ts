/** Told by name: SQS has an old and a new one, and each route's bundle its own error classes. */
export function isQueueGone(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'QueueDoesNotExist' || error.name === 'AWS.SimpleQueueService.NonExistentQueue')
  );
}
