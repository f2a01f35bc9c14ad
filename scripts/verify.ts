import { run } from './run.ts';

/** CI's checks of the sources, in order; stops at the first that fails. */
const checks: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['format and lint', ['biome', 'ci', '.']],
  ['import circles', ['node', 'scripts/verify/check-import-circles.ts']],
  ['boundaries', ['turbo', 'boundaries']],
  ['types', ['turbo', 'run', 'typecheck', '--output-logs=errors-only']],
  ['unused code', ['knip']],
  ['links, paths, and commands in the docs', ['node', 'scripts/verify/check-docs.ts']],
  ['computed tables in the docs', ['node', 'scripts/docs/main.ts']],
];

for (const [name, command] of checks) {
  console.log(`\n== ${name}`);
  try {
    await run(command);
  } catch (error) {
    console.error(`verify: ${name}: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  }
}
console.log('\nverify: no problems');
