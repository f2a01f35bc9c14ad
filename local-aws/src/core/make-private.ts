import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** The files that SQLite creates next to its database, with the database's mode. */
const SUFFIXES = ['', '-wal', '-shm', '-journal'];

/**
 * Creates the file and its folder if they are missing, and makes both private to their owner: the
 * state holds secrets. A folder with other files in it keeps its mode.
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
