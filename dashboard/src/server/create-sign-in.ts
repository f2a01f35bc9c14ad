import type { Callers } from './callers/caller.ts';
import type { SignInSettings } from './callers/config.ts';
import { createLocalCallers } from './callers/local-callers.ts';
import { createProvider, type Provider } from './callers/provider/provider.ts';
import { createProviderCallers } from './callers/provider-callers.ts';
import { createCookies } from './callers/session/cookies.ts';
import { createProviderSessions } from './callers/session/provider-sessions.ts';
import { createSeal } from './callers/session/seal.ts';
import { createSignIns } from './callers/session/sign-ins.ts';
import { createProviderSignIn } from './http/front/provider-sign-in.ts';
import { type Credentials, createSessions } from './http/front/session.ts';
import type { SignIn } from './http/front/sign-in.ts';
import { NO_SIGN_IN_AUDIT, type SignInAudit } from './http/front/sign-in-audit.ts';
import { createTokenSignIn } from './http/front/token-sign-in.ts';
import type { Log } from './log.ts';

/** How callers are known in this process, and how they sign in. */
interface SigningIn {
  readonly callers: Callers;
  /** Undefined when no sign-in is required. */
  readonly signIn: SignIn | undefined;
  /** Undefined without a provider. */
  readonly provider?: Provider;
}

/** Without a provider: with the dashboard's own token, or not at all. */
export function createLocalSignIn(
  credentials?: Credentials,
  audit: SignInAudit = NO_SIGN_IN_AUDIT,
): SigningIn {
  const sessions = credentials && createSessions(credentials);
  return {
    callers: createLocalCallers(sessions),
    signIn: sessions && createTokenSignIn(sessions, audit),
  };
}

export function createSignInWithProvider(
  settings: SignInSettings,
  {
    now = Date.now,
    log,
    audit = NO_SIGN_IN_AUDIT,
  }: { readonly now?: () => number; readonly log: Log; readonly audit?: SignInAudit },
): Required<SigningIn> {
  const { dashboardUrl, issuer } = settings;
  const provider = createProvider(settings);
  const cookies = createCookies(dashboardUrl);
  const seal = createSeal(settings.sessionKeys);
  const sessions = createProviderSessions({ seal, cookies, issuer: issuer.href, now });
  const signIns = createSignIns(seal, cookies, now);
  return {
    callers: createProviderCallers({ settings, provider, sessions, now }),
    signIn: createProviderSignIn({ dashboardUrl, provider, sessions, signIns, log, audit }),
    provider,
  };
}
