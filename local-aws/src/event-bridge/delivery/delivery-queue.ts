import type { DatabaseSync } from 'node:sqlite';
import type { Target } from '../target.ts';
import type { Delivery } from './delivery.ts';

/** Remote deliveries leave the process and take time; the others complete within a transaction. */
export interface DueQuery {
  readonly remote: boolean;
  readonly nowMs: number;
  readonly limit: number;
  /** Ids of deliveries in progress. */
  readonly except: Iterable<number>;
}

/** The pending deliveries on disk. */
export interface DeliveryQueue {
  readonly add: (delivery: Omit<Delivery, 'id' | 'retries'> & { remote: boolean }) => void;
  /** The oldest first. */
  readonly listDue: (query: DueQuery) => Delivery[];
  /** When the next delivery is due; undefined if there is none. */
  readonly findNextDueAt: (query: Omit<DueQuery, 'nowMs' | 'limit'>) => number | undefined;
  readonly postpone: (id: number, dueAt: number) => void;
  readonly remove: (id: number) => void;
}

interface DeliveryRow extends Omit<Delivery, 'target'> {
  readonly target: string;
}

export function createDeliveryQueue(database: DatabaseSync): DeliveryQueue {
  const add = database.prepare(`INSERT INTO event_deliveries
    (remote, event, rule_arn, target, hops, accepted_at, retries, due_at)
    VALUES (:remote, :event, :ruleArn, :target, :hops, :acceptedAt, 0, :acceptedAt)`);
  const listDue = database.prepare(`SELECT id, event, rule_arn AS ruleArn, target, hops,
    accepted_at AS acceptedAt, retries FROM event_deliveries
    WHERE remote = :remote AND due_at <= :nowMs AND id NOT IN (SELECT value FROM json_each(:except))
    ORDER BY due_at, id LIMIT :limit`);
  const findNextDueAt = database.prepare(`SELECT min(due_at) AS dueAt FROM event_deliveries
    WHERE remote = :remote AND id NOT IN (SELECT value FROM json_each(:except))`);
  const postpone = database.prepare(
    'UPDATE event_deliveries SET retries = retries + 1, due_at = ? WHERE id = ?',
  );
  const remove = database.prepare('DELETE FROM event_deliveries WHERE id = ?');
  return {
    add: ({ remote, target, ...delivery }) => {
      add.run({ ...delivery, remote: remote ? 1 : 0, target: JSON.stringify(target) });
    },
    listDue: (query) =>
      listDue
        .all({ ...bindLane(query), nowMs: query.nowMs, limit: query.limit })
        .map((row) => readRow(row as unknown as DeliveryRow)),
    findNextDueAt: (query) => {
      const row = findNextDueAt.get(bindLane(query)) as { dueAt: number | null };
      return row.dueAt ?? undefined;
    },
    postpone: (id, dueAt) => {
      postpone.run(dueAt, id);
    },
    remove: (id) => {
      remove.run(id);
    },
  };
}

function bindLane({ remote, except }: Pick<DueQuery, 'remote' | 'except'>) {
  return { remote: remote ? 1 : 0, except: JSON.stringify([...except]) };
}

function readRow(row: DeliveryRow): Delivery {
  return { ...row, target: JSON.parse(row.target) as Target };
}
