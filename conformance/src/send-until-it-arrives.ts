const RESEND_MS = 15_000;
const LIMIT_MS = 120_000;

/**
 * Sends events until one arrives, because a new rule takes a while to take effect, and takes those
 * that follow it.
 *
 * @param read waits a while for what has arrived, and takes it.
 */
export async function sendUntilItArrives(
  send: () => Promise<void>,
  read: () => Promise<readonly string[]>,
  now: () => number = Date.now,
): Promise<void> {
  const deadline = now() + LIMIT_MS;
  while (now() < deadline) {
    await send();
    const resendAt = now() + RESEND_MS;
    do {
      if ((await read()).length > 0) {
        while ((await read()).length > 0);
        return;
      }
    } while (now() < resendAt);
  }
  throw new Error(`The rule does not take effect within ${LIMIT_MS / 1000} s.`);
}
