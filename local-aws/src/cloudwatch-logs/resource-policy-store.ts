import type { DatabaseSync } from 'node:sqlite';

/** A resource policy of CloudWatch Logs; `updatedAt` is in ms since the epoch. */
export interface ResourcePolicy {
  readonly name: string;
  /** JSON text. */
  readonly document: string;
  readonly updatedAt: number;
}

/** The resource policies on disk. */
export interface ResourcePolicyStore {
  readonly list: (query: { after: string; limit: number }) => ResourcePolicy[];
  readonly put: (policy: ResourcePolicy) => void;
  /** Returns whether it existed. */
  readonly remove: (name: string) => boolean;
}

export function createResourcePolicyStore(database: DatabaseSync): ResourcePolicyStore {
  const list = database.prepare(`SELECT name, document, updated_at AS updatedAt
    FROM log_resource_policies WHERE name > :after ORDER BY name LIMIT :limit`);
  const put = database.prepare(
    'INSERT OR REPLACE INTO log_resource_policies VALUES (:name, :document, :updatedAt)',
  );
  const remove = database.prepare('DELETE FROM log_resource_policies WHERE name = ?');
  return {
    list: (query) => list.all(query) as unknown as ResourcePolicy[],
    put: (policy) => {
      put.run({ ...policy });
    },
    remove: (name) => remove.run(name).changes > 0,
  };
}
