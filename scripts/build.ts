import { run } from './run.ts';

/** Builds the given packages; what has not changed comes from Turborepo's cache. */
export function build(
  packages: readonly string[],
  options: { readonly quiet?: boolean } = {},
): Promise<void> {
  const filters = packages.map((name) => `--filter=@momento-gateway/${name}`);
  return run(
    ['turbo', 'run', 'build', '--output-logs=new-only', '--summarize=false', ...filters],
    options,
  );
}
