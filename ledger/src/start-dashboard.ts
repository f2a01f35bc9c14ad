import { type Child, startChild } from './child.ts';
import { requireAnswer, waitFor } from './ports.ts';

interface DashboardOptions {
  readonly port: number;
  /** The AWS to call, and the names of the product's resources. */
  readonly environment: NodeJS.ProcessEnv;
  readonly ending: AbortController;
}

export interface Dashboard {
  readonly url: string;
  readonly child: Child;
}

/** Starts a built dashboard; `ready` resolves when it answers. */
export function startDashboard({ port, environment, ending }: DashboardOptions): Dashboard & {
  readonly ready: Promise<void>;
} {
  const url = `http://127.0.0.1:${port}`;
  const child = startChild(
    {
      name: 'the dashboard',
      args: ['dashboard/src/main.ts', `${port}`],
      cwd: 'dashboard',
      environment: { ...environment, NODE_ENV: 'production' },
    },
    (message) => ending.abort(new Error(message)),
  );
  const ready = waitFor('The dashboard', () => requireAnswer(`${url}/api/health`), ending.signal);
  return { url, child, ready };
}
