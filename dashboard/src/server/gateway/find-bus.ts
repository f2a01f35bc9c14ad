import { DescribeEventBusCommand, type EventBridgeClient } from '@aws-sdk/client-eventbridge';

/** Short: between this and the call that relies on it the bus may be deleted. */
const FRESH_MS = 2_000;

/** The ARN of a bus; undefined when it does not exist. Asked for at most every 2 s. */
export type FindBus = (name: string) => Promise<string | undefined>;

export function createFindBus(events: EventBridgeClient, now: () => number): FindBus {
  const found = new Map<string, { at: number; arn: Promise<string | undefined> }>();
  return (name) => {
    const known = found.get(name);
    if (known !== undefined && now() - known.at < FRESH_MS) return known.arn;
    const arn = describeBus(events, name);
    found.set(name, { at: now(), arn });
    arn.catch(() => found.delete(name));
    return arn;
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
