import { ask, isInteractive } from '../ask.ts';
import { startStackDashboard } from '../dashboard/start-stack-dashboard.ts';
import { runCommand } from '../start/run-command.ts';
import { destroy } from './destroy.ts';
import { readOptions, USAGE } from './options.ts';

await runCommand(async (command) => {
  if (process.argv.length === 2 || process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const { signal } = command;
  const removed = await destroy(readOptions(process.argv.slice(2)), {
    signal,
    openDashboard: (connection, stack) => startStackDashboard(command, connection, stack),
    ask: isInteractive() ? (question) => ask(question, signal) : undefined,
    print: console.log,
  });
  if (removed) return 0;
  console.log('Nothing was removed.');
  return 1;
});
