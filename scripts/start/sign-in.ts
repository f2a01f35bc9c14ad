import { randomBytes } from 'node:crypto';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import type { Settings } from './settings.ts';

/** Of the test provider. */
const USERS = [
  { subject: 'viewer', name: 'Viewer', groups: ['default-viewers'] },
  { subject: 'operator', name: 'Operator', groups: ['default-operators'] },
  { subject: 'admin', name: 'Admin', groups: ['default-admins'] },
  { subject: 'other-admin', name: 'Admin of orders', groups: ['orders-admins'] },
  { subject: 'owner', name: 'Owner', groups: ['owners'] },
];

const ACCESS = [
  { group: 'default-viewers', tenant: 'default', role: 'viewer' },
  { group: 'default-operators', tenant: 'default', role: 'operator' },
  { group: 'default-admins', tenant: 'default', role: 'admin' },
  { group: 'orders-admins', tenant: 'orders', role: 'admin' },
  { group: 'owners', role: 'owner' },
];

const TENANTS = ACCESS.flatMap(({ tenant = DEFAULT_TENANT }) =>
  tenant === DEFAULT_TENANT ? [] : [tenant],
);

/** Each start has a key and a secret of its own. */
export interface SignIn {
  readonly issuer: string;
  /** The environment of the test provider. */
  readonly provider: NodeJS.ProcessEnv;
  /** What the dashboard needs to sign people in with it. */
  readonly dashboard: NodeJS.ProcessEnv;
  /** In which somebody has a role, besides the default one. */
  readonly tenants: readonly string[];
  /** Who can sign in, in one line. */
  readonly line: string;
}

/** A sign-in that anyone can try, with one user for each role. */
export function createSignIn({ providerPort, dashboardPort }: Settings): SignIn {
  const issuer = `http://localhost:${providerPort}`;
  const dashboardUrl = `http://localhost:${dashboardPort}`;
  const secret = randomBytes(32).toString('base64url');
  const client = {
    id: 'momento-gateway',
    secret,
    redirectUris: [`${dashboardUrl}/sign-in/callback`],
    afterSignOutUris: [`${dashboardUrl}/signed-out`],
  };
  return {
    issuer,
    provider: {
      LOCAL_PROVIDER: JSON.stringify({
        port: providerPort,
        users: USERS,
        clients: [client],
        audiences: [],
      }),
    },
    dashboard: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: secret,
      OIDC_SCOPE: undefined,
      OIDC_GROUPS_CLAIM: undefined,
      OIDC_AUDIENCE: undefined,
      SESSION_KEYS: randomBytes(32).toString('base64url'),
      DASHBOARD_URL: dashboardUrl,
      ACCESS: JSON.stringify(ACCESS),
    },
    tenants: TENANTS,
    line: `sign in as ${USERS.map(({ name }) => name).join(', ')}: a test provider at ${issuer} asks who you are, and for no password`,
  };
}
