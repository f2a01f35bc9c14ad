import { askOnTerminal } from '../ask.ts';
import { startStackDashboard } from '../dashboard/start-stack-dashboard.ts';
import { runCommand } from '../start/run-command.ts';
import { destroy } from './destroy.ts';

await runCommand((command) =>
  destroy(process.argv.slice(2), {
    signal: command.signal,
    openDashboard: async (connection, stack) =>
      (await startStackDashboard(command, connection, stack))(),
    ask: askOnTerminal(command.signal),
    print: console.log,
  }),
);
