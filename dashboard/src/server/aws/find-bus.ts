import { DescribeEventBusCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { createFreshValue } from './fresh-value.ts';

/** Short: between this and the call that relies on it the bus may be deleted. */
const FRESH_MS = 2_000;

/** The ARN of a bus; undefined when it does not exist. Asked for at most every 2 s. */
export type FindBus = (name: string) => Promise<string | undefined>;

export function createFindBus(events: EventBridgeClient, now: () => number): FindBus {
  const byName = new Map<string, () => Promise<string | undefined>>();
  return (name) => {
    const known = byName.get(name);
    if (known !== undefined) return known();
    const find = createFreshValue(() => describeBus(events, name), { freshMs: FRESH_MS, now });
    byName.set(name, find);
    return find();
  };
}

async function describeBus(events: EventBridgeClient, name: string): Promise<string | undefined> {
  try {
    const { Arn } = await events.send(new DescribeEventBusCommand({ Name: name }));
    return Arn;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
