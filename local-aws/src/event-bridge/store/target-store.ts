import type { DatabaseSync } from 'node:sqlite';
import type { Target } from '../target.ts';

/** The targets of rules on disk. */
export interface TargetStore {
  /** In order of their ids, those after `after`, at most `limit`. */
  readonly list: (query: {
    busName: string;
    ruleName: string;
    after: string;
    limit: number;
  }) => Target[];
  /** The names of the bus's rules that have this target ARN, in order, after `after`. */
  readonly listRuleNames: (query: {
    busName: string;
    arn: string;
    after: string;
    limit: number;
  }) => string[];
  /** Creates or replaces a target. */
  readonly put: (busName: string, ruleName: string, target: Target) => void;
  /** Returns whether it existed. */
  readonly remove: (busName: string, ruleName: string, id: string) => boolean;
}

export function createTargetStore(database: DatabaseSync): TargetStore {
  const list = database.prepare(`SELECT target FROM event_targets
    WHERE bus_name = :busName AND rule_name = :ruleName AND id > :after ORDER BY id LIMIT :limit`);
  const listRuleNames = database.prepare(`SELECT DISTINCT rule_name AS name FROM event_targets
    WHERE bus_name = :busName AND arn = :arn AND rule_name > :after
    ORDER BY rule_name LIMIT :limit`);
  const put = database.prepare('INSERT OR REPLACE INTO event_targets VALUES (?, ?, ?, ?, ?)');
  const remove = database.prepare(
    'DELETE FROM event_targets WHERE bus_name = ? AND rule_name = ? AND id = ?',
  );
  return {
    list: (query) =>
      list.all(query).map((row) => JSON.parse((row as { target: string }).target) as Target),
    listRuleNames: (query) => listRuleNames.all(query).map((row) => (row as { name: string }).name),
    put: (busName, ruleName, target) => {
      put.run(busName, ruleName, target.Id, target.Arn, JSON.stringify(target));
    },
    remove: (busName, ruleName, id) => remove.run(busName, ruleName, id).changes > 0,
  };
}
