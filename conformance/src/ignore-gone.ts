import { ApiError } from '@momento-gateway/api/api-error';

const GONE = /NotFound|NoSuchEntity|NonExistentQueue|QueueDoesNotExist/;

/** Waits for a removal. That what it removes is gone already is not an error. */
export async function ignoreGone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    const isGone = error instanceof ApiError ? error.status === 404 : GONE.test(nameOf(error));
    if (!isGone) throw error;
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : '');
