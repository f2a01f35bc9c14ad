import { run } from './run.ts';

/** Builds what has changed of the given rooms; the rest comes from Turborepo's cache. */
export function build(
  rooms: readonly string[],
  options: { readonly quiet?: boolean } = {},
): Promise<void> {
  const filters = rooms.map((room) => `--filter=@momento-gateway/${room}`);
  return run(
    ['turbo', 'run', 'build', '--output-logs=new-only', '--summarize=false', ...filters],
    options,
  );
}
