import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from './root.ts';

let folder: string;
const commands: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-'));
  await writeFile(
    join(folder, 'command.ts'),
    `import { build } from '${root}/scripts/build.ts';
    await build(['dashboard'], { turnPath: ${JSON.stringify(join(folder, 'turns', 'turn'))} });`,
  );
  // Builds until it is told to end.
  await writeFile(
    join(folder, 'turbo'),
    `#!${process.execPath}
    const { appendFileSync, existsSync } = require('node:fs');
    const note = (what) => appendFileSync('${folder}/log', what + ' ' + process.env.BUILDER + '\\n');
    note('start');
    const wait = setInterval(() => {
      if (!existsSync('${folder}/end-' + process.env.BUILDER)) return;
      note('end');
      clearInterval(wait);
    }, 10);`,
  );
  await chmod(join(folder, 'turbo'), 0o755);
});
afterEach(async () => {
  for (const command of commands.splice(0)) command.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** A command that builds, and what it prints. */
function startCommand(name: string) {
  const command = spawn(process.execPath, [join(folder, 'command.ts')], {
    env: { ...process.env, BUILDER: name, PATH: [folder, process.env['PATH']].join(delimiter) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  commands.push(command);
  let printed = '';
  command.stdout.on('data', (chunk: Buffer) => {
    printed += chunk;
  });
  return { command, readPrinted: () => printed };
}

const readLog = () => readFile(join(folder, 'log'), 'utf8').catch(() => '');
const endBuild = (name: string) => writeFile(join(folder, `end-${name}`), '');

test('a command that builds waits for the build of another, says so, and then builds', async () => {
  startCommand('first');
  await expect.poll(readLog).toBe('start first\n');
  const second = startCommand('second');
  await expect.poll(second.readPrinted).toContain('Waiting for the build of another');
  await endBuild('first');
  await endBuild('second');
  await expect.poll(readLog).toBe('start first\nend first\nstart second\nend second\n');
});

test('a command that is killed while it builds holds up no other', async () => {
  const { command } = startCommand('first');
  await expect.poll(readLog).toBe('start first\n');
  const second = startCommand('second');
  await expect.poll(second.readPrinted).toContain('Waiting for the build of another');
  command.kill('SIGKILL');
  await expect.poll(readLog).toBe('start first\nstart second\n');
  await endBuild('second');
  await expect.poll(readLog).toContain('end second\n');
});
