/** Where a sign-in in a tab of its own ends. */
export const SIGNED_IN_PATH = '/signed-in';

const CHANNEL = 'signed-in';

/** Tells the browser's other tabs that somebody has signed in. */
export function announceSignIn(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('');
  channel.close();
}

/**
 * Calls back when another tab says so, and when somebody comes back to this one.
 *
 * @returns ends it
 */
export function watchSignIns(onSignIn: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', onSignIn);
  window.addEventListener('focus', onSignIn);
  return () => {
    channel.close();
    window.removeEventListener('focus', onSignIn);
  };
}
