import { askOnTerminal } from '../ask.ts';
import { runCommand } from '../start/run-command.ts';
import { createCdk } from './cdk.ts';
import { deploy } from './deploy.ts';

await runCommand(({ signal }) =>
  deploy(process.argv.slice(2), {
    signal,
    createCdk,
    ask: askOnTerminal(signal),
    print: console.log,
  }),
);
