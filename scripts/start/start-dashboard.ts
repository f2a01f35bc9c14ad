import { join } from 'node:path';
import { root } from '../root.ts';
import { type Access, bearerOf } from './access.ts';
import type { Command } from './run-command.ts';
import { answers, waitUntilReady } from './wait-until-ready.ts';

interface DashboardOptions {
  /** Runs the sources, with reload. */
  readonly dev?: boolean;
  readonly port: number;
  /** The address to listen on; by default those of this machine only. */
  readonly host?: string | undefined;
  /** The dashboard's configuration, and the AWS to call. */
  readonly environment: NodeJS.ProcessEnv;
  /** Undefined: it requires no sign-in, or one with the provider that its environment names. */
  readonly access?: Access | undefined;
  /** Ctrl-C does not reach it, because its API is needed to clean up. */
  readonly outlivesCtrlC?: boolean;
  /** False hides its output; `bare` shows its lines as they are. */
  readonly shown?: boolean | 'bare';
}

/** Starts the dashboard, which must be built unless `dev`; resolves when it answers. */
export async function startDashboard(
  { processes, signal }: Command,
  {
    dev = false,
    port,
    host = 'localhost',
    access,
    outlivesCtrlC = false,
    shown = true,
    ...options
  }: DashboardOptions,
): Promise<void> {
  processes.start({
    name: 'dashboard',
    args: [join(root, 'dashboard/src/main.ts'), String(port), host],
    cwd: join(root, 'dashboard'),
    environment: {
      ...options.environment,
      ...(access !== undefined && { OIDC_ISSUER: undefined }),
      NODE_ENV: dev ? 'development' : 'production',
      DASHBOARD_TOKEN: access?.token,
      DASHBOARD_SIGN_IN_CODE: access?.signInCode,
    },
    outlivesCtrlC,
    shown,
  });
  await waitUntilReady(
    'The dashboard',
    answers(`http://${reachableAt(host)}:${port}/api/health`, bearerOf(access?.token)),
    signal,
  );
}

/** Whoever listens on all addresses listens on that of this machine too. */
function reachableAt(host: string): string {
  if (['localhost', '0.0.0.0', '::', '::1'].includes(host))
    return host === '::1' ? '[::1]' : '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
