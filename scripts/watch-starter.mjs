// Watches the process that started this one. JavaScript, like bootstrap.mjs.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const EVERY_MS = 500;
const SHELLS = new Set(['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh', 'fish', 'busybox']);

/**
 * Calls back once, when the process that started this one ends. npm starts a script through a shell
 * that neither passes on signals nor ends with npm, so npm is watched too.
 */
export function watchStarter(onGone) {
  const parent = process.ppid;
  const shell = readProcess(parent);
  const beyond = shell !== undefined && SHELLS.has(shell.name) ? shell.parent : undefined;
  const timer = setInterval(() => {
    const isThere = process.ppid === parent && (beyond === undefined || hasParent(parent, beyond));
    if (isThere) return;
    clearInterval(timer);
    onGone();
  }, EVERY_MS);
  timer.unref();
}

/** A process whose parent ended gets a new parent. */
function hasParent(pid, parent) {
  return process.platform === 'linux' ? readProcess(pid)?.parent === parent : isRunning(parent);
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A process's name and parent; undefined if unknown. */
function readProcess(pid) {
  try {
    if (process.platform === 'linux') {
      // `42 (its name) S 41 …`; the name can contain brackets and spaces.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const end = stat.lastIndexOf(')');
      const [, parent] = stat.slice(end + 2).split(' ');
      return { name: stat.slice(stat.indexOf('(') + 1, end), parent: Number(parent) };
    }
    if (process.platform === 'win32') return undefined;
    const line = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' });
    const [, parent, name = ''] = /^\s*(\d+)\s+(.*)$/m.exec(line) ?? [];
    return { name: basename(name).replace(/^-/, ''), parent: Number(parent) };
  } catch {
    return undefined;
  }
}
