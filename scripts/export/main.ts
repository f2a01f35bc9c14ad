import { findLocalTarget, findStackTarget } from '../doctor/find-doctor-target.ts';
import { runCommand } from '../start/run-command.ts';
import { readOptions, USAGE } from './options.ts';
import { writeCode } from './write-code.ts';

await runCommand(async (command) => {
  if (process.argv.length === 2 || process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const { stack, ...options } = readOptions(process.argv.slice(2));
  const { api } =
    stack === undefined
      ? await findLocalTarget(process.env)
      : await findStackTarget(stack, command);
  return (await writeCode(api, options, console.log)) ? 0 : 1;
});
