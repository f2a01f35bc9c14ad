import { randomBytes } from 'node:crypto';

/** What opens a dashboard that does not obey everybody on this machine. */
export interface Access {
  /** For its API; as often as wanted. */
  readonly token: string;
  /** For its first browser; once. */
  readonly signInCode: string;
}

/** @param environment may name the token, for scripts that need to know it beforehand. */
export function createAccess(environment: NodeJS.ProcessEnv): Access {
  return {
    token: environment['DASHBOARD_TOKEN'] || randomBytes(24).toString('base64url'),
    signInCode: randomBytes(24).toString('base64url'),
  };
}

/** Where a person signs in: the plain address when nobody has to. */
export function signInUrl(dashboardUrl: string, access: Access | undefined): string {
  return access === undefined ? dashboardUrl : `${dashboardUrl}/sign-in?code=${access.signInCode}`;
}

/** How scripts and other browsers get in; says nothing when nobody has to sign in. */
export function describeAccess(access: Access | undefined): string[] {
  if (access === undefined) return [];
  return [
    'The address of the dashboard works once, and for the browser that opens it. For scripts and other browsers its token is',
    `  ${access.token}`,
  ];
}

/** What a call of the API needs besides. */
export function bearerOf(token: string | undefined): Record<string, string> {
  return token === undefined || token === '' ? {} : { authorization: `Bearer ${token}` };
}
