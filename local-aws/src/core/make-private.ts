import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** What SQLite lays beside its file, with the file's own mode when it makes it. */
const SUFFIXES = ['', '-wal', '-shm', '-journal'];

/**
 * Makes the file and its folder where they are missing, and takes from all but their owner what
 * rights there were: the state holds secrets. A folder with other things in it keeps its mode.
 */
export function makePrivate(path: string): void {
  const folder = dirname(path);
  const isNew = mkdirSync(folder, { recursive: true, mode: FOLDER_MODE }) !== undefined;
  const isOwn = readdirSync(folder).every((name) => name.startsWith(basename(path)));
  if (!isNew && isOwn) chmodSync(folder, FOLDER_MODE);
  closeSync(openSync(path, 'a', FILE_MODE));
  for (const suffix of SUFFIXES) {
    if (existsSync(path + suffix)) chmodSync(path + suffix, FILE_MODE);
  }
}
