import { spawn } from 'node:child_process';
import { root } from '../../root.ts';
import { type CommandOutput, collectOutput } from '../../testing/collect-output.ts';

/** Runs the command itself to its end. */
export function runDoctor(
  environment: NodeJS.ProcessEnv,
  ...args: readonly string[]
): Promise<CommandOutput> {
  return collectOutput(
    spawn(process.execPath, ['scripts/doctor/main.ts', ...args], { cwd: root, env: environment }),
  );
}
