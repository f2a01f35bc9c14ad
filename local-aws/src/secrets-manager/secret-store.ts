import type { DatabaseSync } from 'node:sqlite';

/** A secret without its values. Times are ms since the epoch. */
export interface Secret {
  readonly id: number;
  readonly name: string;
  readonly arn: string;
  readonly description: string | null;
  readonly kmsKeyId: string | null;
  readonly createdAt: number;
  readonly changedAt: number;
  /** The start of the day when it was last read. */
  readonly accessedAt: number | null;
  /** Set while the secret is scheduled for deletion. */
  readonly deletedAt: number | null;
  /** When the recovery window ends. */
  readonly purgeAt: number | null;
}

export type NewSecret = Pick<Secret, 'name' | 'arn' | 'description' | 'kmsKeyId' | 'createdAt'>;

/** The columns of a `Secret`. */
export const SECRET_COLUMNS = `id, name, arn, description, kms_key_id AS kmsKeyId,
  created_at AS createdAt, changed_at AS changedAt, accessed_at AS accessedAt,
  deleted_at AS deletedAt, purge_at AS purgeAt`;

/** Creates the tables if they do not exist. */
export function createSecretTables(database: DatabaseSync): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS secrets (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      arn TEXT NOT NULL UNIQUE,
      description TEXT,
      kms_key_id TEXT,
      created_at INTEGER NOT NULL,
      changed_at INTEGER NOT NULL,
      accessed_at INTEGER,
      deleted_at INTEGER,
      purge_at INTEGER
    ) STRICT;
    CREATE INDEX IF NOT EXISTS secrets_by_creation ON secrets (created_at, id);
    CREATE INDEX IF NOT EXISTS secrets_by_change ON secrets (changed_at, id);
    CREATE INDEX IF NOT EXISTS secrets_to_purge ON secrets (purge_at) WHERE purge_at IS NOT NULL;
    CREATE TABLE IF NOT EXISTS secret_tags (
      secret_id INTEGER NOT NULL REFERENCES secrets ON DELETE CASCADE,
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (secret_id, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS secret_versions (
      secret_id INTEGER NOT NULL REFERENCES secrets ON DELETE CASCADE,
      version_id TEXT NOT NULL,
      secret_string TEXT,
      secret_binary BLOB,
      created_at INTEGER NOT NULL,
      accessed_at INTEGER,
      UNIQUE (secret_id, version_id)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS secret_stages (
      secret_id INTEGER NOT NULL REFERENCES secrets ON DELETE CASCADE,
      stage TEXT NOT NULL,
      version_id TEXT NOT NULL,
      PRIMARY KEY (secret_id, stage)
    ) STRICT, WITHOUT ROWID;
  `);
}

export type SecretStore = ReturnType<typeof createSecretStore>;

/** The secrets, without their values, which are in the version store. */
export function createSecretStore(database: DatabaseSync) {
  const insert = database.prepare(
    `INSERT INTO secrets (name, arn, description, kms_key_id, created_at, changed_at)
     VALUES (:name, :arn, :description, :kmsKeyId, :createdAt, :createdAt)`,
  );
  const byName = database.prepare(`SELECT ${SECRET_COLUMNS} FROM secrets WHERE name = ?`);
  const byArn = database.prepare(`SELECT ${SECRET_COLUMNS} FROM secrets WHERE arn = ?`);
  const update = database.prepare(
    `UPDATE secrets SET description = coalesce(:description, description),
       kms_key_id = coalesce(:kmsKeyId, kms_key_id), changed_at = :changedAt WHERE id = :id`,
  );
  const setDeletion = database.prepare(
    'UPDATE secrets SET deleted_at = :deletedAt, purge_at = :purgeAt WHERE id = :id',
  );
  const setAccessed = database.prepare('UPDATE secrets SET accessed_at = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM secrets WHERE id = ?');
  const purge = database.prepare('DELETE FROM secrets WHERE purge_at <= ?');
  const putTag = database.prepare('INSERT OR REPLACE INTO secret_tags VALUES (?, ?, ?)');
  const tagsOf = database.prepare('SELECT key, value FROM secret_tags WHERE secret_id = ?');

  return {
    insert: (secret: NewSecret) => Number(insert.run({ ...secret }).lastInsertRowid),
    findByName: (name: string) => byName.get(name) as Secret | undefined,
    findByArn: (arn: string) => byArn.get(arn) as Secret | undefined,
    /** Does not change what is null. */
    update: (change: Pick<Secret, 'id' | 'description' | 'kmsKeyId' | 'changedAt'>) => {
      update.run({ ...change });
    },
    setDeletion: (change: Pick<Secret, 'id' | 'deletedAt' | 'purgeAt'>) => {
      setDeletion.run({ ...change });
    },
    setAccessed: (id: number, accessedAt: number) => {
      setAccessed.run(accessedAt, id);
    },
    remove: (id: number) => {
      remove.run(id);
    },
    /** Removes the secrets whose recovery window is over. */
    purge: (now: number) => {
      purge.run(now);
    },
    putTag: (id: number, key: string, value: string) => {
      putTag.run(id, key, value);
    },
    listTags: (id: number) => tagsOf.all(id) as unknown as { key: string; value: string }[],
  };
}
