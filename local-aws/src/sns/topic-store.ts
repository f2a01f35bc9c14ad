import type { DatabaseSync } from 'node:sqlite';

type Attributes = Readonly<Record<string, string>>;

/** A topic. `attributes` are those that were set; others have their defaults. */
export interface Topic {
  readonly name: string;
  readonly attributes: Attributes;
  readonly tags: Attributes;
}

/** A queue that gets a topic's messages. */
export interface Subscription {
  readonly arn: string;
  readonly topicName: string;
  readonly endpoint: string;
  readonly attributes: Attributes;
}

type Row<Item> = { readonly [Key in keyof Item]: string };

/** The topics and subscriptions on disk. */
export type TopicStore = ReturnType<typeof createTopicStore>;

export function createTopicStore(database: DatabaseSync) {
  database.exec(`
    CREATE TABLE IF NOT EXISTS sns_topics (
      name TEXT PRIMARY KEY,
      attributes TEXT NOT NULL,
      tags TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS sns_subscriptions (
      arn TEXT PRIMARY KEY,
      topic_name TEXT NOT NULL REFERENCES sns_topics ON DELETE CASCADE,
      endpoint TEXT NOT NULL,
      attributes TEXT NOT NULL,
      UNIQUE (topic_name, endpoint)
    ) STRICT;
  `);
  const find = database.prepare('SELECT * FROM sns_topics WHERE name = ?');
  const list = database.prepare('SELECT * FROM sns_topics WHERE name > ? ORDER BY name LIMIT ?');
  const put = database.prepare(`INSERT INTO sns_topics VALUES (:name, :attributes, :tags)
    ON CONFLICT DO UPDATE SET attributes = excluded.attributes, tags = excluded.tags`);
  const remove = database.prepare('DELETE FROM sns_topics WHERE name = ?');
  const columns = 'arn, topic_name AS topicName, endpoint, attributes';
  const listSubscriptions = database.prepare(`SELECT ${columns} FROM sns_subscriptions
    WHERE topic_name = ? AND arn > ? ORDER BY arn LIMIT ?`);
  const putSubscription = database.prepare(`INSERT INTO sns_subscriptions
    VALUES (:arn, :topicName, :endpoint, :attributes)`);
  const removeSubscription = database.prepare('DELETE FROM sns_subscriptions WHERE arn = ?');
  return {
    find: (name: string) => {
      const row = find.get(name) as Row<Topic> | undefined;
      return row && readTopic(row);
    },
    /** In order of their names, those after `after`. */
    list: (after: string, limit: number) =>
      (list.all(after, limit) as unknown as Row<Topic>[]).map(readTopic),
    /** Creates or replaces a topic. */
    put: ({ name, attributes, tags }: Topic) => {
      put.run({ name, attributes: JSON.stringify(attributes), tags: JSON.stringify(tags) });
    },
    /** Removes a topic and its subscriptions. */
    remove: (name: string) => {
      remove.run(name);
    },
    /** In order of their ARNs, those after `after`. */
    listSubscriptions: (topicName: string, after: string, limit: number) =>
      (listSubscriptions.all(topicName, after, limit) as unknown as Row<Subscription>[]).map(
        (row): Subscription => ({ ...row, attributes: JSON.parse(row.attributes) }),
      ),
    putSubscription: (subscription: Subscription) => {
      const attributes = JSON.stringify(subscription.attributes);
      putSubscription.run({ ...subscription, attributes });
    },
    removeSubscription: (arn: string) => {
      removeSubscription.run(arn);
    },
  };
}

function readTopic(row: Row<Topic>): Topic {
  return { name: row.name, attributes: JSON.parse(row.attributes), tags: JSON.parse(row.tags) };
}
