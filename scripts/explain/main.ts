import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { findLocalTarget, findStackTarget } from '../doctor/find-doctor-target.ts';
import { runCommand } from '../start/run-command.ts';
import { explainEvent } from './explain-event.ts';
import { formatExplanation } from './format-explanation.ts';
import { readOptions, USAGE } from './options.ts';

const readText = (file: string) => (file === '-' ? text(process.stdin) : readFile(file, 'utf8'));

await runCommand(async (command) => {
  if (process.argv.length === 2 || process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const options = readOptions(process.argv.slice(2));
  const { api } =
    options.stack === undefined
      ? await findLocalTarget(process.env)
      : await findStackTarget(options.stack, command);
  const explanation = await explainEvent({ api, environment: process.env, readText }, options);
  for (const line of formatExplanation(explanation)) console.log(line);
  return 0;
});
