import { log } from './log.ts';

/** Writes an unexpected error to the log, with the request id that the caller received. */
export type LogUnexpected = (requestId: string, error: unknown) => void;

export const logUnexpected: LogUnexpected = (requestId, error) => {
  const text = error instanceof Error ? error.stack : String(error);
  log('ERROR', 'An unexpected error', { requestId, error: text });
};
