import type { TargetFit } from '@momento-gateway/api/explain/explanation';
import { parseRuleArn } from '@momento-gateway/shared/rule-arn';
import type { EventReplay } from './find-event-replay.ts';
import type { Subject } from './find-subject.ts';
import { type JudgedHop, nameOfArn, notReached, stopAt, toHop, type Verdict } from './hop.ts';
import { judgeDelivery } from './judge-delivery.ts';

/** What keeps the event from the targets of the rules that match, the worst first. */
export function explainTargets(
  targets: readonly TargetFit[],
  subject: Subject,
  replay: EventReplay | undefined,
): readonly JudgedHop[] {
  // Of a dead letter that is asked about, its own target decides.
  const isAsked = ({ failureIds }: TargetFit) => failureIds.includes(subject.failure?.id ?? '');
  const worst = targets.find(isAsked) ?? targets[0];
  if (worst === undefined) {
    const sentence = 'The rules that match have no targets.';
    return [stopAt('targets', 'no-target', sentence), notReached('consumer')];
  }
  const facts = { Targets: targets.length };
  if (worst.state === 'open') {
    const sentence = 'Nothing is known that keeps it from the targets.';
    const verdict = judgeDelivery(targets, subject, replay);
    return [
      { hop: toHop('targets', 'passed', sentence, { facts }) },
      { hop: toHop('consumer', 'unknown', CONSUMER), verdict },
    ];
  }
  const rest = targets.some(({ state }) => state === 'open') ? ' Other targets take it.' : '';
  const sentence = `The target ${nameOfArn(worst.arn)} of the rule ${worst.rule} ${WORDS[worst.state]}: ${worst.sentence}${rest}`;
  const cause = CAUSES[worst.state];
  const hop = stopAt('targets', cause, sentence, { facts, nextSteps: worst.nextSteps });
  const isCertain = worst.state !== 'unknown';
  return [
    isCertain ? hop : { ...hop, hop: { ...hop.hop, state: 'unknown' } },
    isCertain ? notReached('consumer') : { hop: toHop('consumer', 'unknown', CONSUMER) },
  ];
}

/** Of a dead letter whose rule, as it is now, would not send the event to that target. */
export function explainFormerTarget(
  { failure }: Subject,
  targets: readonly TargetFit[],
): JudgedHop | undefined {
  if (failure?.targetArn === undefined || failure.reason === 'unreadable') return undefined;
  if (targets.some(({ failureIds }) => failureIds.includes(failure.id))) return undefined;
  const { id, targetArn, ruleArn = '', reason, message } = failure;
  const rule = parseRuleArn(ruleArn)?.name ?? ruleArn;
  const said = [reason, message].filter(Boolean).join(': ');
  const sentence = `The target ${nameOfArn(targetArn)} of the rule ${rule} did not take the event: ${said}. The rule would not send it there now: it is gone, disabled, or was changed.`;
  const nextSteps = [{ text: 'Redrive the dead letter', screen: 'failure' as const, id }];
  return stopAt('targets', 'target-failed', sentence, { nextSteps });
}

const CONSUMER =
  'What the consumer does with the event is not seen here. Look into its queue, its log, and its own dead-letter queue.';

const WORDS = {
  missing: 'is not there',
  refuses: 'does not let EventBridge in',
  elsewhere: 'cannot be reached',
  failed: 'did not take the event',
  unknown: 'may not have taken it',
} as const;

const CAUSES = {
  missing: 'target-missing',
  refuses: 'target-refuses',
  elsewhere: 'target-elsewhere',
  failed: 'target-failed',
  unknown: 'target-unknown',
} as const satisfies Record<string, Verdict['cause']>;
