import type { DatabaseSync } from 'node:sqlite';
import type { Account } from '../core/aws-service.ts';
import type { Tag } from '../event-bridge/store/tag-store.ts';

export interface Tagged {
  readonly ResourceARN: string;
  readonly Tags: readonly Tag[];
}

/** Every resource that has tags, in the order of the ARNs. */
export function listTagged({
  database,
  account: { region, accountId },
}: {
  readonly database: DatabaseSync;
  readonly account: Account;
}): Tagged[] {
  const queues = database.prepare("SELECT name, tags FROM sqs_queues WHERE tags <> '{}'").all();
  const tags = database
    .prepare('SELECT resource_arn AS arn, key AS "Key", value AS "Value" FROM event_tags')
    .all() as unknown as (Tag & { readonly arn: string })[];
  const ofQueues = (queues as unknown as { name: string; tags: string }[]).map((queue) => ({
    ResourceARN: `arn:aws:sqs:${region}:${accountId}:${queue.name}`,
    Tags: toTags(JSON.parse(queue.tags)),
  }));
  const ofEvents = [...Map.groupBy(tags, ({ arn }) => arn)].map(([ResourceARN, its]) => ({
    ResourceARN,
    Tags: its.map(({ Key, Value }) => ({ Key, Value })),
  }));
  return [...ofQueues, ...ofEvents].sort((left, right) =>
    left.ResourceARN < right.ResourceARN ? -1 : 1,
  );
}

function toTags(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
