import { run } from '../run.ts';
import { runCommand } from '../start/run-command.ts';
import { installRic } from './install-ric.ts';

const INSTALL = '--install-ric';

await runCommand(async () => {
  const args = process.argv.slice(2);
  if (args.includes(INSTALL)) await installRic();
  await run(['node', 'bench/src/main.ts', ...args.filter((arg) => arg !== INSTALL)]);
  return 0;
});
