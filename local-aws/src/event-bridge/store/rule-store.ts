import type { DatabaseSync } from 'node:sqlite';

export const RULE_STATES = [
  'ENABLED',
  'DISABLED',
  'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
] as const;

export type RuleState = (typeof RULE_STATES)[number];

/** A rule as stored. */
export interface Rule {
  readonly busName: string;
  readonly name: string;
  /** JSON text as it was sent. */
  readonly eventPattern: string;
  /** 1 if the pattern has a wildcard: a bus has a quota for those. */
  readonly usesWildcard: 0 | 1;
  readonly state: RuleState;
  readonly description: string | null;
  readonly roleArn: string | null;
}

const COLUMNS = `bus_name AS busName, name, event_pattern AS eventPattern,
  uses_wildcard AS usesWildcard, state, description, role_arn AS roleArn`;

/** The rules on disk. */
export interface RuleStore {
  readonly find: (busName: string, name: string) => Rule | undefined;
  /** In order of their names, those after `after`, at most `limit`. */
  readonly list: (query: {
    busName: string;
    prefix: string;
    after: string;
    limit: number;
  }) => Rule[];
  readonly listEnabled: (busName: string) => Rule[];
  /** The number of rules on the bus besides `exceptName`, and of those with wildcards. */
  readonly count: (busName: string, exceptName: string) => { rules: number; wildcards: number };
  /** Creates or replaces a rule. */
  readonly put: (rule: Rule) => void;
  readonly remove: (busName: string, name: string) => void;
}

export function createRuleStore(database: DatabaseSync): RuleStore {
  const find = database.prepare(
    `SELECT ${COLUMNS} FROM event_rules WHERE bus_name = ? AND name = ?`,
  );
  const list = database.prepare(`SELECT ${COLUMNS} FROM event_rules
    WHERE bus_name = :busName AND substr(name, 1, length(:prefix)) = :prefix AND name > :after
    ORDER BY name LIMIT :limit`);
  const listEnabled = database.prepare(`SELECT ${COLUMNS} FROM event_rules
    WHERE bus_name = ? AND state <> 'DISABLED' ORDER BY name`);
  const count = database.prepare(`SELECT count(*) AS rules,
    coalesce(sum(uses_wildcard), 0) AS wildcards
    FROM event_rules WHERE bus_name = ? AND name <> ?`);
  const put = database.prepare(`INSERT INTO event_rules VALUES
    (:busName, :name, :eventPattern, :usesWildcard, :state, :description, :roleArn)
    ON CONFLICT DO UPDATE SET event_pattern = excluded.event_pattern,
      uses_wildcard = excluded.uses_wildcard, state = excluded.state,
      description = excluded.description, role_arn = excluded.role_arn`);
  const remove = database.prepare('DELETE FROM event_rules WHERE bus_name = ? AND name = ?');
  return {
    find: (busName, name) => find.get(busName, name) as Rule | undefined,
    list: (query) => list.all(query) as unknown as Rule[],
    listEnabled: (busName) => listEnabled.all(busName) as unknown as Rule[],
    count: (busName, exceptName) =>
      count.get(busName, exceptName) as { rules: number; wildcards: number },
    put: (rule) => {
      put.run({ ...rule });
    },
    remove: (busName, name) => {
      remove.run(busName, name);
    },
  };
}
