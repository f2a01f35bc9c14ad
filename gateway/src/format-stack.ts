const LONGEST = 2_000;

/** An error that nobody expected, for the log. */
export function formatStack(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The same for the message of a failure, which goes into the parked queue too. */
export function explainUnexpected(error: unknown): string {
  return `Unexpected: ${formatStack(error).slice(0, LONGEST)}`;
}
