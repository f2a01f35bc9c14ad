import { build } from '../build.ts';
import { run } from '../run.ts';
import { runCommand } from '../start/run-command.ts';

await runCommand(async () => {
  const args = process.argv.slice(2);
  if (!args.includes('--help')) await build(['gateway'], { quiet: true });
  await run(['node', 'bench/src/main.ts', ...args]);
  return 0;
});
