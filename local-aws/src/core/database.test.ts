import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inTransaction, openDatabase } from './database.ts';
import { explainDatabaseError } from './unusable-database.ts';

function makePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-aws-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'state.sqlite');
}

test('a transaction that fails on a full disk says so and leaves nothing behind', () => {
  const path = makePath();
  const database = openDatabase(path);
  onTestFinished(() => database.close());
  database.exec('CREATE TABLE t (x TEXT)');
  database.exec('PRAGMA max_page_count = 10');
  const insert = database.prepare('INSERT INTO t VALUES (?)');
  let cause: unknown;
  try {
    inTransaction(database, () => {
      insert.run('kept only together');
      insert.run('x'.repeat(1_000_000));
    });
  } catch (error) {
    cause = error;
  }
  expect(String(cause)).toContain('database or disk is full');
  expect(explainDatabaseError(cause, path)?.message).toBe(
    `The disk that holds the state file ${path} is full: nothing more is stored.`,
  );
  expect(database.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 0 });
  inTransaction(database, () => insert.run('and it continues'));
});

test('a failed transaction that SQLite left open is rolled back', () => {
  const database = openDatabase(':memory:');
  onTestFinished(() => database.close());
  const fail = () => {
    throw new Error('no');
  };
  expect(() => inTransaction(database, fail)).toThrow('no');
  expect(database.isTransaction).toBe(false);
});

test.each([
  ['not a database', 'x'.repeat(10_000)],
  ['a database with a broken first page', `SQLite format 3\0${'\xff'.repeat(8192)}`],
])('the error for a file that is %s names it and says what to do', (_, content) => {
  const path = makePath();
  writeFileSync(path, content, 'latin1');
  expect(() => openDatabase(path)).toThrow(
    expect.objectContaining({
      name: 'UnusableDatabase',
      message: expect.stringMatching(`^The state file ${path} is damaged .* move it`),
    }),
  );
});

test('errors that are not about the file are left unchanged', () => {
  expect(explainDatabaseError(new Error('x'), 'path')).toBeUndefined();
  const database = openDatabase(':memory:');
  onTestFinished(() => database.close());
  let error: unknown;
  try {
    database.exec('SELECT * FROM nowhere');
  } catch (caught) {
    error = caught;
  }
  expect(explainDatabaseError(error, 'path')).toBeUndefined();
});
