import { isRefusal } from '../refusals/refusal.ts';
import type { Caller, CallerRefusal, Callers } from './caller.ts';
import { CALLER_ADDRESS_HEADER } from './caller-address.ts';
import type { SignInSettings } from './config.ts';
import type { Identity } from './identity.ts';
import { checkAccessToken } from './provider/check-access-token.ts';
import type { Provider } from './provider/provider.ts';
import type { ProviderSessions } from './session/provider-sessions.ts';

interface Dependencies {
  readonly settings: SignInSettings;
  readonly provider: Provider;
  readonly sessions: ProviderSessions;
  readonly now: () => number;
}

/** Callers whom an OpenID provider knows: browsers with a session, scripts with an access token. */
export function createProviderCallers(dependencies: Dependencies): Callers {
  const { settings, provider, sessions, now } = dependencies;
  const { access } = settings;
  const toCaller = (kind: Caller['kind'], identity: Identity, headers: Headers): Caller => {
    const { subject, name } = identity;
    // The table may have changed since the sign-in.
    const groups = identity.groups.filter(access.names);
    const address = headers.get(CALLER_ADDRESS_HEADER) ?? '';
    return {
      kind,
      subject,
      name,
      groups,
      address,
      roleIn: (tenant) => access.roleIn(groups, tenant),
    };
  };
  const findByToken = async (token: string, headers: Headers): Promise<Caller | CallerRefusal> => {
    const identity = await checkAccessToken(token, provider, settings, now);
    return isRefusal(identity) ? identity : toCaller('bearer', identity, headers);
  };
  return {
    find: async (headers) => {
      const [, token] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
      if (token !== undefined) return findByToken(token, headers);
      const session = await sessions.read(headers);
      return session === undefined
        ? { refusal: 'not-signed-in', with: 'provider' }
        : toCaller('session', session, headers);
    },
    canSignOut: true,
  };
}
