import { useSyncExternalStore } from 'react';

/** Where Cloudscape itself begins to show things as on a phone. */
const QUERY = '(max-width: 688px)';

/** Whether the window is as narrow as a phone's; on the server it is not. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, isPhone, () => false);
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(QUERY);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

function isPhone(): boolean {
  return matchMedia(QUERY).matches;
}
