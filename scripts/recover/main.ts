import { runCommand } from '../start/run-command.ts';
import { readOptions, USAGE } from './options.ts';
import { recover } from './recover.ts';
import { findLocalGateway, findStackGateway } from './recover-gateway.ts';

await runCommand(async ({ signal }) => {
  if (process.argv.length === 2 || process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const { stack, ...options } = readOptions(process.argv.slice(2));
  const gateway =
    stack === undefined ? findLocalGateway(process.env) : await findStackGateway(stack);
  await recover(gateway, options, signal, console.log);
  return 0;
});
