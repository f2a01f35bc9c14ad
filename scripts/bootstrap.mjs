// Runs a script on the project's own Node, after installing missing dependencies.
// This file and its imports are JavaScript: they must run on any Node >= 20 with nothing installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchStarter } from './watch-starter.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The major version of the Lambda runtime. */
const OWN_NODE_MIN = 24;
/** More than a command needs to end its processes and clean up. */
const GRACE_MS = 30_000;
/** npm can hang on a download for good. What it has is in its cache, so the next try is shorter. */
const INSTALL_LIMIT_MS = 600_000;
const INSTALL_TRIES = 3;
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
  for (let tries = 1; ; tries += 1) {
    const { status, error } = spawnSync('npm', ['ci', '--include=dev', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      shell: windows,
      timeout: INSTALL_LIMIT_MS,
    });
    if (status === 0) break;
    if (error?.code !== 'ETIMEDOUT' || tries === INSTALL_TRIES) {
      console.error('npm ci failed. Fix the error above and run the command again.');
      process.exit(status ?? 1);
    }
    console.error('npm ci has not ended after 10 minutes. Trying again ...');
  }
  writeFileSync(stamp, '');
}

/** The Node from package.json, which not every platform has. npm checked it against package-lock.json. */
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
    `package.json has no Node for ${platform}. Use Node ${OWN_NODE_MIN} or later; this is ${process.version}.`,
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
    // It would ask npm for a newer one than package-lock.json has, and say so.
    CDK_DISABLE_VERSION_CHECK: '1',
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
