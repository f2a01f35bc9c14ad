import { join } from 'node:path';
import { root } from '../root.ts';
import type { Command } from './run-command.ts';
import { answers, waitUntilReady } from './wait-until-ready.ts';

interface DashboardOptions {
  /** Run the sources, and reload what changes. */
  readonly dev?: boolean;
  readonly port: number;
  /** The dashboard's own variables, and how AWS is reached. */
  readonly environment: NodeJS.ProcessEnv;
  /** Ctrl-C does not reach it: its API is still needed to clean up. */
  readonly outlivesCtrlC?: boolean;
  /** False: what it prints is not shown. */
  readonly shown?: boolean;
}

/** Starts the dashboard on this machine, built already unless `dev`; returns when it answers. */
export async function startDashboard(
  { processes, signal }: Command,
  { dev = false, port, environment, outlivesCtrlC = false, shown = true }: DashboardOptions,
): Promise<void> {
  processes.start({
    name: 'dashboard',
    args: [
      join(root, 'node_modules/next/dist/bin/next'),
      dev ? 'dev' : 'start',
      '--hostname',
      '127.0.0.1',
      '--port',
      String(port),
    ],
    cwd: join(root, 'dashboard'),
    environment,
    outlivesCtrlC,
    shown,
  });
  await waitUntilReady('The dashboard', answers(`http://127.0.0.1:${port}/api/health`), signal);
}
