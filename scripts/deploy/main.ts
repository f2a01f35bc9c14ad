import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../start/run-command.ts';
import { deploy } from './deploy.ts';
import { readOptions, USAGE } from './options.ts';

await runCommand(async ({ signal }) => {
  if (process.argv.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const options = readOptions(process.argv.slice(2));
  const folder = await mkdtemp(join(tmpdir(), 'momento-gateway-'));
  try {
    if (await deploy(options, { folder, signal })) return 0;
    console.log('Nothing was changed.');
    return 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
