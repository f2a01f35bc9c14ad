const WRONG = 'wrong-signature';
const AWAY = 'secret-unavailable';

/** Why calls are held, and what to do, for people. */
export function describeHeldReasons(reasons: readonly string[]): string {
  const isWrong = reasons.includes(WRONG);
  const isAway = reasons.includes(AWAY);
  if (isWrong && isAway) {
    return 'Some have a signature that matches no signing secret that was stored when they came: most likely it was changed at Momento. Store the new one, and the calls that it verifies are published. For others, the signing secret could not be read from Secrets Manager: if it was not changed, verify them once it can be read.';
  }
  if (isWrong) {
    return 'Their signature matches no signing secret that was stored when they came. Most likely it was changed at Momento: store the new one, and the calls that it verifies are published.';
  }
  return isAway
    ? 'The signing secret could not be read from Secrets Manager. Once it can be, verify them: those that are authentic are published.'
    : 'They could not be verified when they came. Verify them: those that are authentic are published.';
}

/** Whether a new signing secret may be what is missing. */
export function needsNewSecret(reasons: readonly string[]): boolean {
  return reasons.includes(WRONG);
}
