import type { Explanation } from '@momento-gateway/api/explain/explanation';
import type { ExplainContext } from './explain-context.ts';
import { explainRules } from './explain-rules.ts';
import { explainFormerTarget, explainTargets } from './explain-targets.ts';
import { findDeadLetters } from './find-dead-letters.ts';
import { describeReplay, findEventReplay } from './find-event-replay.ts';
import type { Subject } from './find-subject.ts';
import { fitRules, type KnownEvent } from './fit-rules.ts';
import { fitTargets } from './fit-targets.ts';
import { type JudgedHop, notReached, stopAt, toHop } from './hop.ts';

/** What the bus did with the event: rules, their targets, and what is behind them. */
export interface Delivery extends Pick<Explanation, 'rules' | 'otherRuleCount' | 'targets'> {
  readonly hops: readonly JudgedHop[];
  readonly problems: readonly string[];
}

const NO_DELIVERY: Delivery = {
  rules: [],
  otherRuleCount: 0,
  targets: [],
  hops: [notReached('rules'), notReached('targets'), notReached('consumer')],
  problems: [],
};

/** For an event that ended before the bus: what would match it, which is no part of its path. */
export async function explainWithoutBus(
  context: ExplainContext,
  event: KnownEvent | undefined,
): Promise<Delivery> {
  if (event === undefined || !event.isWhole) return NO_DELIVERY;
  const { rules, otherCount } = await fitRules(context, event);
  const names = rules.filter(({ shown }) => shown.result === 'matches' && shown.enabled);
  const match = names.length === 0 ? 'no rule' : names.map(({ name }) => name).join(', ');
  const sentence = `It did not come so far. As the rules are now, ${match} would match it.`;
  const [, ...others] = NO_DELIVERY.hops;
  return {
    ...NO_DELIVERY,
    rules: rules.map(({ shown }) => shown),
    otherRuleCount: otherCount,
    hops: [{ hop: toHop('rules', 'not-reached', sentence) }, ...others],
  };
}

export async function explainDelivery(
  context: ExplainContext,
  subject: Subject,
  event: KnownEvent,
): Promise<Delivery> {
  const fitted = await fitRules(context, event);
  const { rules, otherCount } = fitted;
  const replay = await findEventReplay(context, subject);
  const enabled = rules.filter(({ shown }) => shown.result === 'matches' && shown.enabled);
  const matching = enabled.filter(({ name }) => replay?.ruleNames?.includes(name) ?? true);
  const { deadLettersOf, problem } = await findDeadLetters(context, subject);
  const targets = await fitTargets(context, matching, deadLettersOf);
  const rulesHop =
    replay !== undefined && matching.length === 0
      ? stopAt('rules', 'replayed', describeReplay(replay))
      : explainRules(fitted, matching, subject, event);
  const former = explainFormerTarget(subject, targets);
  const delivery = {
    rules: rules.map(({ shown }) => shown),
    otherRuleCount: otherCount,
    targets: [...targets],
    problems: problem === undefined ? [] : [problem],
  };
  if (former !== undefined) {
    const passed = { hop: { ...rulesHop.hop, state: 'passed' as const } };
    return { ...delivery, hops: [passed, former, notReached('consumer')] };
  }
  if (matching.length === 0) {
    const hops = [rulesHop, notReached('targets'), notReached('consumer')];
    return { ...delivery, hops };
  }
  return { ...delivery, hops: [rulesHop, ...explainTargets(targets, subject, replay)] };
}
