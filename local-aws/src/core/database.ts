import { DatabaseSync } from 'node:sqlite';
import { makePrivate } from './make-private.ts';
import { explainDatabaseError } from './unusable-database.ts';

/** Long enough for a killed process to exit. */
const LOCK_TIMEOUT_MS = 2000;

/** Thrown when another process has the database open. */
export class DatabaseInUse extends Error {
  constructor(path: string, options: ErrorOptions) {
    super(`${path} is in use by another process.`, options);
    this.name = 'DatabaseInUse';
  }
}

/**
 * Opens the database that holds all state, for this process only: two would deliver twice. Writes
 * survive any end of the process. Throws `DatabaseInUse`, and `UnusableDatabase` for a file that is
 * damaged or cannot be opened.
 *
 * @param path a file, created with its folder if missing, both private to their owner; or
 * `:memory:`
 */
export function openDatabase(path: string): DatabaseSync {
  if (path !== ':memory:') makePrivate(path);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: LOCK_TIMEOUT_MS });
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA foreign_keys = ON;
      PRAGMA journal_size_limit = 67108864;
      BEGIN IMMEDIATE;
      COMMIT;
    `);
    return database;
  } catch (cause) {
    database?.close();
    if (/database is locked/.test(String(cause))) throw new DatabaseInUse(path, { cause });
    throw explainDatabaseError(cause, path) ?? cause;
  }
}

/** Runs `work` in one transaction: all of its writes are kept, or none. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // On a full disk SQLite has already rolled back; doing it again would hide the cause.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
