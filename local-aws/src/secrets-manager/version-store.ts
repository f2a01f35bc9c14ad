import type { DatabaseSync } from 'node:sqlite';

/** The value of a version: exactly one of the two. */
export type SecretValue =
  | { readonly text: string; readonly binary?: never }
  | { readonly binary: Uint8Array; readonly text?: never };

export interface SecretVersion {
  readonly versionId: string;
  readonly text: string | null;
  readonly binary: Uint8Array | null;
  readonly createdAt: number;
  readonly accessedAt: number | null;
}

/** A version in a list, without its value. `rowId` orders by creation. */
export interface VersionEntry
  extends Pick<SecretVersion, 'versionId' | 'createdAt' | 'accessedAt'> {
  readonly rowId: number;
}

export type VersionStore = ReturnType<typeof createVersionStore>;

/** The values of secrets and the staging labels on them. */
export function createVersionStore(database: DatabaseSync) {
  const insert = database.prepare(
    `INSERT INTO secret_versions (secret_id, version_id, secret_string, secret_binary, created_at)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const find = database.prepare(
    `SELECT version_id AS versionId, secret_string AS text, secret_binary AS binary,
       created_at AS createdAt, accessed_at AS accessedAt
     FROM secret_versions WHERE secret_id = ? AND version_id = ?`,
  );
  const list = database.prepare(
    `SELECT rowid AS rowId, version_id AS versionId, created_at AS createdAt,
       accessed_at AS accessedAt
     FROM secret_versions v
     WHERE secret_id = :secretId AND rowid > :after AND (:withDeprecated = 1 OR EXISTS (
       SELECT 1 FROM secret_stages s
       WHERE s.secret_id = v.secret_id AND s.version_id = v.version_id))
     ORDER BY rowid LIMIT :limit`,
  );
  const removeDeprecated = database.prepare(
    `DELETE FROM secret_versions WHERE secret_id = :secretId AND created_at < :createdBefore
       AND NOT EXISTS (SELECT 1 FROM secret_stages s
         WHERE s.secret_id = secret_versions.secret_id AND s.version_id = secret_versions.version_id)
       AND rowid NOT IN (SELECT rowid FROM secret_versions WHERE secret_id = :secretId
         ORDER BY rowid DESC LIMIT :kept)`,
  );
  const setAccessed = database.prepare(
    'UPDATE secret_versions SET accessed_at = ? WHERE secret_id = ? AND version_id = ?',
  );
  const stages = database.prepare(
    'SELECT stage, version_id AS versionId FROM secret_stages WHERE secret_id = ?',
  );
  const putStage = database.prepare('INSERT OR REPLACE INTO secret_stages VALUES (?, ?, ?)');
  const removeStage = database.prepare(
    'DELETE FROM secret_stages WHERE secret_id = ? AND stage = ?',
  );

  return {
    insert: (secretId: number, versionId: string, value: SecretValue, createdAt: number) => {
      insert.run(secretId, versionId, value.text ?? null, value.binary ?? null, createdAt);
    },
    find: (secretId: number, versionId: string) =>
      find.get(secretId, versionId) as SecretVersion | undefined,
    /** Versions after `after` in order of creation. */
    list: (query: { secretId: number; after: number; withDeprecated: boolean; limit: number }) =>
      list.all({
        ...query,
        withDeprecated: query.withDeprecated ? 1 : 0,
      }) as unknown as VersionEntry[],
    /**
     * Removes versions without a label, except the newest `kept` and those created since that time.
     */
    removeDeprecated: (query: { secretId: number; kept: number; createdBefore: number }) => {
      removeDeprecated.run(query);
    },
    setAccessed: (secretId: number, versionId: string, accessedAt: number) => {
      setAccessed.run(accessedAt, secretId, versionId);
    },
    /** Staging label → version id. */
    readStages: (secretId: number) => {
      const rows = stages.all(secretId) as unknown as { stage: string; versionId: string }[];
      return new Map(rows.map(({ stage, versionId }) => [stage, versionId]));
    },
    putStage: (secretId: number, stage: string, versionId: string) => {
      putStage.run(secretId, stage, versionId);
    },
    removeStage: (secretId: number, stage: string) => {
      removeStage.run(secretId, stage);
    },
  };
}

/** The labels on one version. */
export function listStagesOf(stages: ReadonlyMap<string, string>, versionId: string): string[] {
  return [...stages].flatMap(([stage, id]) => (id === versionId ? [stage] : []));
}
