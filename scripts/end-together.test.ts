import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from './root.ts';

/** Writes the process id to a file named after the process, and runs until it is killed. */
const STAY = `import { writeFileSync } from 'node:fs';
  export const stay = (name) => {
    writeFileSync(new URL(name + '.pid', import.meta.url), String(process.pid));
    setInterval(() => {}, 1_000);
  };`;

/** Like `npm start` and `npm run dashboard`. */
const SERVING = `import { runCommand, waitForEnd } from '${root}/scripts/start/run-command.ts';
  import { stay } from './stay.mjs';
  stay('main');
  await runCommand(async ({ processes, signal }) => {
    processes.start({ name: 'server', args: ['inner.mjs'], cwd: import.meta.dirname, environment: process.env });
    return waitForEnd(signal);
  });`;

/** Like `npm test` and `npm run verify`. */
const RUNNING = `import { run } from '${root}/scripts/run.ts';
  import { stay } from './stay.mjs';
  stay('main');
  await run(['node', 'inner.mjs'], { cwd: import.meta.dirname }).catch(() => process.exit(1));`;

let folder: string;
let npm: ChildProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'end-together-'));
});
afterEach(async () => {
  for (const pid of await listPids()) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** Starts npm in a temporary project that uses this project's scripts. */
async function startNpm(main: string, shell: string): Promise<void> {
  const scripts = join(folder, 'scripts');
  await mkdir(scripts);
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ type: 'module', scripts: { start: `${shell}node boot.mjs main.ts` } }),
  );
  await writeFile(join(folder, 'stay.mjs'), STAY);
  await writeFile(join(folder, 'inner.mjs'), `import { stay } from './stay.mjs'; stay('inner');`);
  await writeFile(join(folder, 'main.ts'), main);
  await writeFile(
    join(folder, 'boot.mjs'),
    `import { stay } from './stay.mjs';
    stay('bootstrap');
    process.argv[2] = new URL('main.ts', import.meta.url).pathname;
    await import('${root}/scripts/bootstrap.mjs');`,
  );
  npm = spawn('npm', ['start'], { cwd: folder, stdio: 'ignore', detached: true });
  await expect.poll(listPids, { timeout: 30_000 }).toHaveLength(3);
}

async function listPids(): Promise<number[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.pid'));
  const pids = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return pids.map(Number).filter((pid) => pid > 0);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const pidOf = async (name: string) => Number(await readFile(join(folder, `${name}.pid`), 'utf8'));
const countRunning = async () => (await listPids()).filter(isRunning).length;

test.each([
  ['a server, npm', SERVING, '', 'npm'],
  ['a server, npm behind a shell that remains', SERVING, ': && ', 'npm'],
  ['a server, what npm started', SERVING, '', 'bootstrap'],
  ['a server, what started it', SERVING, '', 'main'],
  ['a command, npm', RUNNING, '', 'npm'],
  ['a command, npm behind a shell that remains', RUNNING, ': && ', 'npm'],
  ['a command, what npm started', RUNNING, '', 'bootstrap'],
  ['a command, what started it', RUNNING, '', 'main'],
] as const)(
  'kill -9 leaves no process running: %s is killed',
  { timeout: 90_000 },
  async (_, main, shell, victim) => {
    await startNpm(main, shell);
    const pid = victim === 'npm' ? (npm.pid ?? 0) : await pidOf(victim);
    process.kill(pid, 'SIGKILL');
    await expect.poll(countRunning, { timeout: 40_000 }).toBe(0);
    await expect.poll(() => npm.exitCode ?? npm.signalCode, { timeout: 20_000 }).not.toBeNull();
  },
);
