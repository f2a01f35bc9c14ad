/** Writes what nobody expected to the log, under the id that its caller was told. */
export type LogUnexpected = (requestId: string, error: unknown) => void;

export const logUnexpected: LogUnexpected = (requestId, error) => {
  const text = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${JSON.stringify({ level: 'ERROR', requestId, error: text })}\n`);
};
