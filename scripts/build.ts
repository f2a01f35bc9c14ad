import { join } from 'node:path';
import { root } from './root.ts';
import { run } from './run.ts';
import { takeTurn } from './take-turn.ts';

interface BuildOptions {
  readonly quiet?: boolean;
  /** The file that stands for the turn to build. */
  readonly turnPath?: string;
}

/**
 * Builds the given packages, or all; what has not changed comes from Turborepo's cache. Waits for a
 * build of another command: both would write to the same folders, and Next refuses to.
 */
export function build(
  packages: readonly string[] = [],
  { quiet = false, turnPath = join(root, '.turbo', 'build-turn') }: BuildOptions = {},
): Promise<void> {
  const filters = packages.map((name) => `--filter=@momento-gateway/${name}`);
  return takeTurn(
    turnPath,
    () =>
      run(['turbo', 'run', 'build', '--output-logs=new-only', '--summarize=false', ...filters], {
        quiet,
      }),
    () => console.log('Waiting for the build of another command to end ...'),
  );
}
