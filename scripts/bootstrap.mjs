// Runs a script of this folder on the project's own Node, after installing what is missing.
// It and what it imports are JavaScript: they must start on any Node >= 20 with nothing installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchStarter } from './watch-starter.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The major version that Lambda runs too. */
const OWN_NODE_MIN = 24;
/** Longer than a command takes to end its own processes and clean up. */
const GRACE_MS = 30_000;
const windows = process.platform === 'win32';
const stamp = join(root, 'node_modules', '.installed-at');
const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

function installMissing() {
  const installedAt = Math.max(
    changedAt(stamp),
    changedAt(join(root, 'node_modules', '.package-lock.json')),
  );
  if (installedAt >= changedAt(join(root, 'package-lock.json'))) return;
  console.log('Installing dependencies (npm ci) ...');
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  });
  if (status !== 0) {
    console.error('npm ci failed; what it says is above. Fix that and run the command again.');
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, '');
}

/** npm has checked it against its hash in package-lock.json. Not every platform has one. */
function findNode() {
  const platform = `${windows ? 'win' : process.platform}-${process.arch}`;
  const pinned = join(
    root,
    'node_modules',
    `node-${platform}`,
    'bin',
    windows ? 'node.exe' : 'node',
  );
  if (existsSync(pinned)) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= OWN_NODE_MIN) return process.execPath;
  console.error(
    `There is no Node for ${platform} in package.json. Run this with Node ${OWN_NODE_MIN} or later; yours is ${process.version}.`,
  );
  process.exit(1);
}

installMissing();

const node = findNode();
const bin = join(root, 'node_modules', '.bin');
const child = spawn(node, process.argv.slice(2), {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: {
    ...process.env,
    PATH: [dirname(node), bin, process.env.PATH].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));

if (process.env.npm_lifecycle_event) {
  watchStarter(() => {
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  });
}

child.on('exit', (code, signal) => {
  process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
});
