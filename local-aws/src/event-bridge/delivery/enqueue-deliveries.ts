import type { Clock } from '../../core/clock.ts';
import type { RuleIndex } from '../rule-index.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import { isRemoteTarget } from './target-kind.ts';

/**
 * Stores a delivery for every target of every rule of the bus that matches the event (JSON text).
 * `hops` counts the buses that have sent it on.
 */
export type EnqueueDeliveries = (busName: string, event: string, hops: number) => void;

export function createEnqueueDeliveries(parts: {
  readonly clock: Clock;
  readonly ruleIndex: RuleIndex;
  readonly queue: DeliveryQueue;
}): EnqueueDeliveries {
  return (busName, event, hops) => {
    const acceptedAt = parts.clock.now();
    for (const rule of parts.ruleIndex.findMatching(busName, event)) {
      for (const target of rule.targets) {
        const remote = isRemoteTarget(target.Arn);
        parts.queue.add({ remote, event, ruleArn: rule.arn, target, hops, acceptedAt });
      }
    }
  };
}
