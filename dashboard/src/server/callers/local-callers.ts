import type { Caller, Callers } from './caller.ts';
import { CALLER_ADDRESS_HEADER } from './caller-address.ts';
import type { Identity } from './identity.ts';

/** Whoever is at this machine, or has the dashboard's token. */
export const LOCAL_OWNER: Identity = { subject: 'local-owner', name: 'Local owner', groups: [] };

/** Tells whether a call has the dashboard's own token, or a session that was opened with it. */
interface TokenCheck {
  readonly isSignedIn: (headers: Headers) => boolean;
}

/**
 * Callers where there is no OpenID provider: everyone is the owner. The dashboard is reachable from
 * this machine only then.
 *
 * @param sessions undefined when no sign-in is required.
 */
export function createLocalCallers(sessions?: TokenCheck): Callers {
  const owner = (headers: Headers): Caller => ({
    kind: sessions === undefined ? 'local' : 'token',
    ...LOCAL_OWNER,
    address: headers.get(CALLER_ADDRESS_HEADER) ?? '',
    roleIn: () => 'owner',
  });
  return {
    find: async (headers) =>
      sessions === undefined || sessions.isSignedIn(headers)
        ? owner(headers)
        : { refusal: 'not-signed-in', with: 'token' },
    canSignOut: false,
  };
}
