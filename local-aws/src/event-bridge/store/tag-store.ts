import type { DatabaseSync } from 'node:sqlite';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** The tags of buses and rules on disk, by ARN. */
export interface TagStore {
  readonly list: (resourceArn: string) => Tag[];
  readonly put: (resourceArn: string, tags: readonly Tag[]) => void;
  readonly removeAll: (resourceArn: string) => void;
}

export function createTagStore(database: DatabaseSync): TagStore {
  const list = database.prepare(
    'SELECT key AS "Key", value AS "Value" FROM event_tags WHERE resource_arn = ? ORDER BY key',
  );
  const put = database.prepare('INSERT OR REPLACE INTO event_tags VALUES (?, ?, ?)');
  const removeAll = database.prepare('DELETE FROM event_tags WHERE resource_arn = ?');
  return {
    list: (resourceArn) => list.all(resourceArn) as unknown as Tag[],
    put: (resourceArn, tags) => {
      for (const tag of tags) put.run(resourceArn, tag.Key, tag.Value);
    },
    removeAll: (resourceArn) => {
      removeAll.run(resourceArn);
    },
  };
}
