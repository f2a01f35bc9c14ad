import type { Target } from '@aws-sdk/client-eventbridge';
import { type ExactValue, parseExact } from '@momento-gateway/api/exact-json';
import { readJsonPath } from '@momento-gateway/api/target-input/read-json-path';

/** A key that the rule chooses for an event: a text, or why the event has none. */
export type DeliveryKey = { readonly key: string | undefined } | { readonly why: string };

/** The message group of a queue: a text, or the path of one in the event. Undefined for none. */
export function readMessageGroup(target: Target | undefined, eventText: string): DeliveryKey {
  const group = target?.SqsParameters?.MessageGroupId;
  if (group === undefined) return { key: undefined };
  return group.startsWith('$') ? readText(group, eventText, 'message group') : { key: group };
}

/** The partition key of a stream; without a path of the rule it is the event's id. */
export function readPartitionKey(target: Target | undefined, eventText: string): DeliveryKey {
  const path = target?.KinesisParameters?.PartitionKeyPath ?? '$.id';
  return readText(path, eventText, 'partition key');
}

function readText(path: string, eventText: string, what: string): DeliveryKey {
  const value: ExactValue = readJsonPath(parseExact(eventText), path);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === ''
    ? { why: `The event has nothing at ${path}, from where the rule takes its ${what}.` }
    : { key: text };
}
