/** Thrown by the pattern's reader and caught by `parseEventPattern`. */
export class InvalidPattern extends Error {
  override readonly name = 'InvalidPattern';
}

/** Refuses the pattern with AWS's reason. */
export function refusePattern(reason: string): never {
  throw new InvalidPattern(reason);
}
