import type { Explanation } from '@momento-gateway/api/explain/explanation';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import type { ExplainContext } from './explain-context.ts';
import { describeDoubt, explainRules, listNames } from './explain-rules.ts';
import { explainFormerTarget, explainTargets } from './explain-targets.ts';
import { findDeadLetters } from './find-dead-letters.ts';
import { describeReplay, findEventReplay } from './find-event-replay.ts';
import type { Subject } from './find-subject.ts';
import type { FittedRule } from './fit-rule.ts';
import { fitRules } from './fit-rules.ts';
import { fitTargets } from './fit-targets.ts';
import { behind, type JudgedHop, stopAt } from './hop.ts';
import type { KnownEvent } from './known-event.ts';

/** What the bus did with the event: rules, their targets, and what is behind them. */
export interface Delivery extends Pick<Explanation, 'rules' | 'otherRuleCount' | 'targets'> {
  readonly hops: readonly JudgedHop[];
  readonly problems: readonly string[];
}

/**
 * For an event that ended before the bus, or that may have: what would match it, which is no part of
 * its path.
 */
export async function explainWithoutBus(
  context: ExplainContext,
  ended: JudgedHop,
  event: KnownEvent | undefined,
): Promise<Delivery> {
  const [rules, ...others] = (['rules', 'targets', 'consumer'] as const).map((hop) =>
    behind(ended, hop),
  );
  const hops = [rules, ...others].filter((hop) => hop !== undefined);
  const none = { rules: [], otherRuleCount: 0, targets: [], hops, problems: [] };
  if (event === undefined || !event.isWhole || rules === undefined) return none;
  const { all, shown, otherCount } = await fitRules(context, event);
  const { matching, doubtful } = divideRules(all);
  const doubt = describeDoubt(doubtful, event);
  const match =
    matching.length === 0
      ? doubt === undefined &&
        `As the rules are now, no rule for events of ${EVENT_SOURCE} would match it.`
      : `As the rules are now, ${listNames(matching)} would match it.`;
  const sentence = [rules.hop.sentence, match, doubt].filter(Boolean).join(' ');
  return {
    ...none,
    rules: [...shown],
    otherRuleCount: otherCount,
    hops: [{ hop: { ...rules.hop, sentence } }, ...others],
  };
}

export async function explainDelivery(
  context: ExplainContext,
  subject: Subject,
  event: KnownEvent,
): Promise<Delivery> {
  const { all, shown, otherCount } = await fitRules(context, event);
  const replay = await findEventReplay(context, subject);
  const { matching, doubtful } = divideRules(all, (rule) => {
    return replay?.ruleNames?.includes(rule.name) ?? true;
  });
  // Of a dead letter that is asked about, the targets of its own rule are looked at in any case.
  const isOwn = ({ arn }: FittedRule) => arn === subject.failure?.ruleArn;
  matching.sort((one, other) => Number(isOwn(other)) - Number(isOwn(one)));
  const { deadLettersOf, problem } = await findDeadLetters(context, subject);
  const fitted = await fitTargets(context, matching, deadLettersOf);
  const { targets } = fitted;
  const rulesHop =
    replay !== undefined && matching.length === 0
      ? stopAt('rules', 'replayed', describeReplay(replay))
      : await explainRules(context, { all, matching, doubtful, event }, subject);
  const former = explainFormerTarget(subject, targets, doubtful);
  const delivery = {
    rules: [...shown],
    otherRuleCount: otherCount,
    targets: [...targets],
    problems: problem === undefined ? [] : [problem],
  };
  if (former !== undefined) {
    const passed = { hop: { ...rulesHop.hop, state: 'passed' as const } };
    return { ...delivery, hops: [passed, former, behind(former, 'consumer')] };
  }
  if (matching.length === 0) {
    const hops = [rulesHop, behind(rulesHop, 'targets'), behind(rulesHop, 'consumer')];
    return { ...delivery, hops };
  }
  return { ...delivery, hops: [rulesHop, ...explainTargets(fitted, subject, replay)] };
}

/** Of the enabled rules: those that match, and those that may. */
function divideRules(
  all: readonly FittedRule[],
  gets: (rule: FittedRule) => boolean = () => true,
): { readonly matching: FittedRule[]; readonly doubtful: readonly FittedRule[] } {
  const enabled = all.filter((rule) => rule.shown.enabled && gets(rule));
  return {
    matching: enabled.filter(({ shown }) => shown.result === 'matches'),
    doubtful: enabled.filter(({ shown }) => shown.result === 'depends'),
  };
}
