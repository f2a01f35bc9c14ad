import { useSyncExternalStore } from 'react';

/** False on the server and while the page hydrates, true afterwards. */
export function useMounted(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
}

function subscribeToNothing() {
  return () => undefined;
}
