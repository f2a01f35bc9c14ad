import { randomUUID } from 'node:crypto';
import type { Identity } from '../identity.ts';
import type { Cookies } from './cookies.ts';
import type { Seal } from './seal.ts';

/** Somebody who signed in with the provider, in one browser. */
interface Session extends Identity {
  readonly sessionId: string;
  /** ms since the epoch. */
  readonly signedInAt: number;
  readonly lastActiveAt: number;
}

/** The sessions of all browsers: each keeps its own in cookies, so that any process knows it. */
export interface ProviderSessions {
  /** Cookies of a new session; `too-large` when no browser would keep them. */
  readonly start: (identity: Identity) => Promise<readonly string[] | 'too-large'>;
  readonly read: (headers: Headers) => Promise<Session | undefined>;
  /** The cookie that says that somebody was active now; undefined when it need not be set again. */
  readonly renew: (headers: Headers) => Promise<string | undefined>;
  readonly end: () => readonly string[];
}

interface Dependencies {
  readonly seal: Seal;
  readonly cookies: Cookies;
  /** A session of another provider is none. */
  readonly issuer: string;
  /** ms since the epoch. */
  readonly now: () => number;
}

const SESSION_MAX_MS = 8 * 3_600_000;
const IDLE_MAX_MS = 3_600_000;
/** So old is what the browser keeps about the last activity at most, while somebody is active. */
const RENEW_AFTER_MS = 60_000;
/** Browsers drop a cookie with more than 4,096 characters, without a word. */
const COOKIE_MAX_CHARACTERS = 3_900;

/**
 * A session never changes after it was started. When somebody was active is in a cookie of its own:
 * an answer that comes after the sign-out cannot bring the session back.
 */
export function createProviderSessions(dependencies: Dependencies): ProviderSessions {
  const { seal, cookies, issuer, now } = dependencies;
  const closeActivity = async (sessionId: string) =>
    cookies.set(
      'activity',
      await seal.close('activity', { sessionId, at: now() }),
      IDLE_MAX_MS / 1_000,
    );

  async function read(headers: Headers): Promise<Session | undefined> {
    const stored = await openCookie<StoredSession>(headers, 'session');
    if (stored === undefined || stored.issuer !== issuer) return undefined;
    const { issuer: _, ...session } = stored;
    const activity = await openCookie<Activity>(headers, 'activity');
    const lastActiveAt =
      activity?.sessionId === session.sessionId ? activity.at : session.signedInAt;
    const isOver =
      now() >= session.signedInAt + SESSION_MAX_MS || now() >= lastActiveAt + IDLE_MAX_MS;
    return isOver ? undefined : { ...session, lastActiveAt };
  }

  async function openCookie<Kept>(
    headers: Headers,
    part: 'session' | 'activity',
  ): Promise<Kept | undefined> {
    const text = cookies.read(headers, part);
    return text === undefined ? undefined : ((await seal.open(part, text)) as Kept | undefined);
  }

  return {
    start: async ({ subject, name, groups }) => {
      const sessionId = randomUUID();
      const stored: StoredSession = {
        issuer,
        sessionId,
        subject,
        name,
        groups,
        signedInAt: now(),
      };
      const value = await seal.close('session', stored);
      if (value.length > COOKIE_MAX_CHARACTERS) return 'too-large';
      return [
        cookies.set('session', value, SESSION_MAX_MS / 1_000),
        await closeActivity(sessionId),
      ];
    },
    read,
    renew: async (headers) => {
      const session = await read(headers);
      return session === undefined || now() < session.lastActiveAt + RENEW_AFTER_MS
        ? undefined
        : closeActivity(session.sessionId);
    },
    end: () => [cookies.clear('session'), cookies.clear('activity')],
  };
}

interface StoredSession extends Omit<Session, 'lastActiveAt'> {
  readonly issuer: string;
}

interface Activity {
  readonly sessionId: string;
  readonly at: number;
}
