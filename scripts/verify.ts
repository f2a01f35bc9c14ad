import { run } from './run.ts';

/** What CI asks of the sources, piece by piece; the first that fails ends it. */
const pieces: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['format and lint', ['biome', 'ci', '.']],
  ['borders', ['turbo', 'boundaries']],
  ['types', ['turbo', 'run', 'typecheck', '--output-logs=errors-only']],
  ['nothing unused', ['knip']],
  ['links, paths, and commands in the docs', ['node', 'scripts/verify/check-docs.ts']],
];

for (const [name, command] of pieces) {
  console.log(`\n== ${name}`);
  try {
    await run(command);
  } catch (error) {
    console.error(`verify: ${name}: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}
console.log('\nverify: all well');
