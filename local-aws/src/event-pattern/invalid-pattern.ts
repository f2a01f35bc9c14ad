/** Thrown while a pattern is read and caught by `parseEventPattern`. */
export class InvalidPattern extends Error {
  override readonly name = 'InvalidPattern';
}

/** Ends the reading of a pattern with AWS's words for what is wrong. */
export function refusePattern(reason: string): never {
  throw new InvalidPattern(reason);
}
