import { runCommand } from '../start/run-command.ts';
import { destroy } from './destroy.ts';
import { readOptions, USAGE } from './options.ts';

await runCommand(async (command) => {
  if (process.argv.length === 2 || process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  if (await destroy(readOptions(process.argv.slice(2)), command)) return 0;
  console.log('Nothing was removed.');
  return 1;
});
