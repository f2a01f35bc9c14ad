import type { DatabaseSync } from 'node:sqlite';
import type { Account } from '../core/aws-service.ts';
import { DAY_MS } from '../core/clock.ts';

/** The longest retention here, whatever a group's own. */
export const MAX_RETENTION_DAYS = 30;

/** A log group as stored; times are in ms since the epoch. */
export interface LogGroup {
  readonly name: string;
  readonly createdAt: number;
  /** null keeps events forever. */
  readonly retentionDays: number | null;
}

const COLUMNS = 'name, created_at AS createdAt, retention_days AS retentionDays';

/** The log groups on disk. */
export interface LogGroupStore {
  readonly find: (name: string) => LogGroup | undefined;
  /** In order of their names, those after `after`; `part` matches anywhere, ignoring case. */
  readonly list: (query: {
    prefix: string;
    part: string;
    after: string;
    limit: number;
  }) => LogGroup[];
  readonly add: (group: LogGroup) => void;
  readonly setRetention: (name: string, days: number) => void;
  /** Removes it with its streams and events. */
  readonly remove: (name: string) => void;
}

export function createLogGroupStore(database: DatabaseSync): LogGroupStore {
  const find = database.prepare(`SELECT ${COLUMNS} FROM log_groups WHERE name = ?`);
  const list = database.prepare(`SELECT ${COLUMNS} FROM log_groups
    WHERE substr(name, 1, length(:prefix)) = :prefix AND instr(lower(name), lower(:part)) > 0
      AND name > :after ORDER BY name LIMIT :limit`);
  const add = database.prepare('INSERT INTO log_groups VALUES (:name, :createdAt, :retentionDays)');
  const setRetention = database.prepare('UPDATE log_groups SET retention_days = ? WHERE name = ?');
  const remove = database.prepare('DELETE FROM log_groups WHERE name = ?');
  return {
    find: (name) => find.get(name) as LogGroup | undefined,
    list: (query) => list.all(query) as unknown as LogGroup[],
    add: (group) => {
      add.run({ ...group });
    },
    setRetention: (name, days) => {
      setRetention.run(days, name);
    },
    remove: (name) => {
      remove.run(name);
    },
  };
}

/** `arn:aws:logs:<region>:<account>:log-group:<name>` */
export function formatLogGroupArn(account: Account, name: string): string {
  return `arn:aws:logs:${account.region}:${account.accountId}:log-group:${name}`;
}

/** Events before this time (ms since the epoch) are past the group's retention. */
export function oldestKept({ retentionDays }: LogGroup, nowMs: number): number {
  const days = Math.min(retentionDays ?? MAX_RETENTION_DAYS, MAX_RETENTION_DAYS);
  return nowMs - days * DAY_MS;
}
