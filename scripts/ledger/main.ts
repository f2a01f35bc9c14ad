import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from '../build.ts';
import { root } from '../root.ts';
import { runCommand } from '../start/run-command.ts';

/** Builds what the ledger needs and runs it. It ends its own processes when this process ends. */
await runCommand(async ({ signal }) => {
  const args = process.argv.slice(2);
  if (!args.includes('--help')) await build(['gateway', 'dashboard'], { quiet: true });
  signal.throwIfAborted();
  const child = spawn(process.execPath, [join(root, 'ledger/src/main.ts'), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  signal.addEventListener('abort', () => child.kill('SIGTERM'));
  const [code] = await once(child, 'exit');
  return code ?? 1;
});
