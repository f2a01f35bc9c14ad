import { isIP } from 'node:net';
import { DEFAULT_STACK_NAME } from '@momento-gateway/shared/stack-settings';
import {
  readStackOptions,
  STACK_OPTIONS,
  STACK_OPTIONS_USAGE,
  type StackOptions,
} from '../aws/stack-options.ts';
import { readArgs } from '../read-args.ts';
import { readPort } from '../start/settings.ts';

export const USAGE = `npm run dashboard -- [options]

Runs the dashboard on this machine for a gateway on AWS. Ctrl-C ends it.
With OIDC_ISSUER, people sign in with that provider: docs/shared-dashboard.md.

  --stack <name>     the gateway's stack (default ${DEFAULT_STACK_NAME})
${STACK_OPTIONS_USAGE}
  --port <n>         the dashboard's port (default DASHBOARD_PORT, or 3000)
  --host <address>   the address to listen on, such as 0.0.0.0, for others to reach it (default
                     this machine only); needs OIDC_ISSUER, and writes its log as JSON lines`;

export interface DashboardOptions extends StackOptions {
  readonly port: number;
  /** Undefined: of this machine only. */
  readonly host: string | undefined;
}

/** @throws Error that names the wrong option and what it takes. */
export function readOptions(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): DashboardOptions {
  const values = readArgs(args, {
    ...STACK_OPTIONS,
    port: { type: 'string' },
    host: { type: 'string' },
  });
  const port =
    values.port === undefined
      ? readPort(environment, 'DASHBOARD_PORT', 3000)
      : readPort({ '--port': values.port }, '--port', 3000);
  return { ...readStackOptions(values), port, host: readHost(values.host) };
}

function readHost(host: string | undefined): string | undefined {
  if (host === undefined || isIP(host) !== 0 || host === 'localhost') return host;
  throw new Error(`--host must be an IP address, such as 0.0.0.0, not "${host}".`);
}
