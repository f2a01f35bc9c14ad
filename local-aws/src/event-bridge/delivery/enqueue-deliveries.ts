import type { Clock } from '../../core/clock.ts';
import type { CountForRule } from '../count-for-rule.ts';
import type { RuleIndex } from '../rule-index.ts';
import type { DeliveryQueue } from './delivery-queue.ts';
import { isRemoteTarget } from './target-kind.ts';

/**
 * Stores a delivery for every target of every rule of the bus that matches the event (JSON text),
 * or of those in `ruleArns`. `hops` counts the buses that have sent it on.
 */
export type EnqueueDeliveries = (
  busName: string,
  event: string,
  hops: number,
  ruleArns?: readonly string[],
) => void;

export function createEnqueueDeliveries(parts: {
  readonly clock: Clock;
  readonly ruleIndex: RuleIndex;
  readonly queue: DeliveryQueue;
  readonly countForRule: CountForRule;
}): EnqueueDeliveries {
  return (busName, event, hops, ruleArns) => {
    const acceptedAt = parts.clock.now();
    for (const rule of parts.ruleIndex.findMatching(busName, event)) {
      if (ruleArns?.includes(rule.arn) === false) continue;
      parts.countForRule(rule.arn, 'TriggeredRules');
      for (const target of rule.targets) {
        const remote = isRemoteTarget(target.Arn);
        parts.queue.add({ remote, event, ruleArn: rule.arn, target, hops, acceptedAt });
      }
    }
  };
}
