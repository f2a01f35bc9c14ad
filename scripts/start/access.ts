import { randomBytes } from 'node:crypto';

/** Credentials of a dashboard that requires a sign-in. */
export interface Access {
  /** For its API; valid until the process ends. */
  readonly token: string;
  /** For the first browser; valid once. */
  readonly signInCode: string;
}

/** @param environment may set the token as `DASHBOARD_TOKEN`, for scripts that need to know it. */
export function createAccess(environment: NodeJS.ProcessEnv): Access {
  return {
    token: environment['DASHBOARD_TOKEN'] || randomBytes(24).toString('base64url'),
    signInCode: randomBytes(24).toString('base64url'),
  };
}

/**
 * Whether people sign in with an OpenID provider, or with what the dashboard prints.
 *
 * @throws Error when both are asked for.
 */
export function hasProvider(environment: NodeJS.ProcessEnv, asksForToken = false): boolean {
  if (!environment['OIDC_ISSUER']) return false;
  if (!asksForToken && !environment['DASHBOARD_TOKEN']) return true;
  throw new Error(
    'OIDC_ISSUER and DASHBOARD_TOKEN (--token) are two ways to sign in: leave one of them out.',
  );
}

/** URL to open in a browser; without `access`, the dashboard requires no sign-in. */
export function signInUrl(dashboardUrl: string, access: Access | undefined): string {
  return access === undefined ? dashboardUrl : `${dashboardUrl}/sign-in?code=${access.signInCode}`;
}

/** Lines that say how to sign in; none when the dashboard requires no sign-in. */
export function describeAccess(access: Access | undefined): string[] {
  if (access === undefined) return [];
  return [
    'The dashboard URL signs in one browser, once. The token for scripts and other browsers:',
    `  ${access.token}`,
  ];
}

/** Headers that sign in a call to the API. */
export function bearerOf(token: string | undefined): Record<string, string> {
  return token === undefined || token === '' ? {} : { authorization: `Bearer ${token}` };
}
