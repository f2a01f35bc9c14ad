import type { DatabaseSync } from 'node:sqlite';

/** An event bus as stored; times are in ms since the epoch. */
export interface EventBus {
  readonly name: string;
  readonly description: string | null;
  readonly deadLetterArn: string | null;
  /** Resource policy as JSON text. */
  readonly policy: string | null;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

const COLUMNS = `name, description, dead_letter_arn AS deadLetterArn, policy,
  created_at AS createdAt, modified_at AS modifiedAt`;

/** The event buses on disk. */
export interface BusStore {
  readonly find: (name: string) => EventBus | undefined;
  /** In order of their names, those after `after`, at most `limit`. */
  readonly list: (query: { prefix: string; after: string; limit: number }) => EventBus[];
  /** Creates or replaces a bus. */
  readonly put: (bus: EventBus) => void;
  readonly remove: (name: string) => void;
}

export function createBusStore(database: DatabaseSync): BusStore {
  const find = database.prepare(`SELECT ${COLUMNS} FROM event_buses WHERE name = ?`);
  const list = database.prepare(`SELECT ${COLUMNS} FROM event_buses
    WHERE substr(name, 1, length(:prefix)) = :prefix AND name > :after ORDER BY name LIMIT :limit`);
  const put = database.prepare(`INSERT INTO event_buses VALUES
    (:name, :description, :deadLetterArn, :policy, :createdAt, :modifiedAt)
    ON CONFLICT DO UPDATE SET description = excluded.description,
      dead_letter_arn = excluded.dead_letter_arn, policy = excluded.policy,
      modified_at = excluded.modified_at`);
  const remove = database.prepare('DELETE FROM event_buses WHERE name = ?');
  return {
    find: (name) => find.get(name) as EventBus | undefined,
    list: (query) => list.all(query) as unknown as EventBus[],
    put: (bus) => {
      put.run({ ...bus });
    },
    remove: (name) => {
      remove.run(name);
    },
  };
}
