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

  --stack <name>     the gateway's stack (default ${DEFAULT_STACK_NAME})
${STACK_OPTIONS_USAGE}
  --port <n>         the dashboard's port (default DASHBOARD_PORT, or 3000)`;

export interface DashboardOptions extends StackOptions {
  readonly port: number;
}

/** @throws Error that names the wrong option and what it takes. */
export function readOptions(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): DashboardOptions {
  const values = readArgs(args, { ...STACK_OPTIONS, port: { type: 'string' } });
  const port =
    values.port === undefined
      ? readPort(environment, 'DASHBOARD_PORT', 3000)
      : readPort({ '--port': values.port }, '--port', 3000);
  return { ...readStackOptions(values), port };
}
