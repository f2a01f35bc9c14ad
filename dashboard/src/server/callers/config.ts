import { readFileSync } from 'node:fs';
import { isLoopbackHost } from '../config.ts';
import { type Access, parseAccess } from './access.ts';
import { readSessionKeys, type SessionKeys } from './session/session-keys.ts';

/** How people sign in with an OpenID provider, and what they may do then. */
export interface SignInSettings {
  readonly issuer: URL;
  readonly clientId: string;
  /** Undefined for a public client, which has PKCE alone. */
  readonly clientSecret: string | undefined;
  readonly scope: string;
  readonly groupsClaim: string;
  /** What an access token of a script must be made for. */
  readonly audience: string;
  /** The first one seals, all of them open. */
  readonly sessionKeys: SessionKeys;
  /** The address by which browsers reach the dashboard, such as `https://dash.example`. */
  readonly dashboardUrl: URL;
  readonly access: Access;
}

type Environment = Record<string, string | undefined>;

/**
 * Reads how people sign in, and removes what is secret from the environment of later processes.
 *
 * @returns undefined without OIDC_ISSUER.
 * @throws Error, a sentence that names the variable.
 */
export function takeSignIn(
  environment: Environment = process.env,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): SignInSettings | undefined {
  const { OIDC_CLIENT_SECRET: clientSecret, SESSION_KEYS: keys = '' } = environment;
  delete environment['OIDC_CLIENT_SECRET'];
  delete environment['SESSION_KEYS'];
  if (!environment['OIDC_ISSUER']) return undefined;
  if (environment['DASHBOARD_TOKEN']) {
    throw new Error(
      'DASHBOARD_TOKEN is the sign-in without a provider: unset it, or unset OIDC_ISSUER.',
    );
  }
  const clientId = required(environment, 'OIDC_CLIENT_ID', 'the id that the provider gave it');
  if (keys === '') throw new Error('Set SESSION_KEYS: one or more keys of 32 bytes as base64url.');
  return {
    issuer: readUrl(environment, 'OIDC_ISSUER'),
    clientId,
    clientSecret: clientSecret || undefined,
    scope: readScope(environment['OIDC_SCOPE'] || 'openid profile email'),
    groupsClaim: environment['OIDC_GROUPS_CLAIM'] || 'groups',
    audience: environment['OIDC_AUDIENCE'] || clientId,
    sessionKeys: readSessionKeys(keys),
    dashboardUrl: readOrigin(environment),
    access: readAccess(required(environment, 'ACCESS', 'which groups have which role'), readFile),
  };
}

function required(environment: Environment, name: string, what: string): string {
  const value = environment[name];
  if (!value) throw new Error(`Set ${name}: ${what}. OIDC_ISSUER needs it.`);
  return value;
}

/** Secrets and codes go to these addresses: outside this machine only with TLS. */
function readUrl(environment: Environment, name: string): URL {
  const text = environment[name] ?? '';
  const url = URL.parse(text);
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname));
  if (url === null || !isSafe || url.username !== '' || url.password !== '' || url.hash !== '') {
    throw new Error(
      `${name} must be an https address, or http on this machine, without a password; not "${text}".`,
    );
  }
  return url;
}

function readOrigin(environment: Environment): URL {
  required(environment, 'DASHBOARD_URL', 'the address by which browsers reach the dashboard');
  const url = readUrl(environment, 'DASHBOARD_URL');
  if (url.pathname === '/' && url.search === '') return url;
  throw new Error(`DASHBOARD_URL must have no path, such as ${url.origin}.`);
}

function readScope(text: string): string {
  if (text.split(' ').includes('openid')) return text;
  throw new Error('OIDC_SCOPE must contain openid.');
}

/** The table itself, or the path of a file that has it. */
function readAccess(value: string, readFile: (path: string) => string): Access {
  if (/^\s*[[{]/.test(value)) return parseAccess(value);
  let text: string;
  try {
    text = readFile(value);
  } catch (cause) {
    const { message } = cause as Error;
    throw new Error(`ACCESS must be a JSON list, or the path of a file with one: ${message}.`, {
      cause,
    });
  }
  return parseAccess(text);
}
