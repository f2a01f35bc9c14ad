import { DescribeEventBusCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { LRUCache } from 'lru-cache';

/** Short: between this and the call that relies on it the bus may be deleted. */
const FRESH_MS = 2_000;

/** The ARN of a bus; undefined when it does not exist. One that exists is looked up every 2 s. */
export type FindBus = (name: string) => Promise<string | undefined>;

/** @param elapsed ms, from a clock that does not jump */
export function createFindBus(events: EventBridgeClient, elapsed: () => number): FindBus {
  const arns = new LRUCache<string, string>({
    max: 100,
    ttl: FRESH_MS,
    ttlResolution: 0,
    perf: { now: elapsed },
    fetchMethod: (name) => describeBus(events, name),
  });
  return (name) => arns.fetch(name);
}

async function describeBus(events: EventBridgeClient, name: string): Promise<string | undefined> {
  try {
    const { Arn } = await events.send(new DescribeEventBusCommand({ Name: name }));
    return Arn;
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}
