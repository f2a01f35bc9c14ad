import type { TargetFit } from '@momento-gateway/api/explain/explanation';
import { parseRuleArn } from '@momento-gateway/shared/rule-arn';
import { listNames } from './explain-rules.ts';
import type { EventReplay } from './find-event-replay.ts';
import type { Subject } from './find-subject.ts';
import type { FittedRule } from './fit-rule.ts';
import type { FittedTargets } from './fit-targets.ts';
import {
  behind,
  type JudgedHop,
  nameOfArn,
  stopAt,
  toHop,
  unknownAt,
  type Verdict,
} from './hop.ts';
import { judgeDelivery } from './judge-delivery.ts';

const STEPS_MAX = 3;

/** What keeps the event from the targets of the rules that match, the worst first. */
export function explainTargets(
  { targets, otherRules }: FittedTargets,
  subject: Subject,
  replay: EventReplay | undefined,
): readonly JudgedHop[] {
  // Of a dead letter that is asked about, its own target decides.
  const isAsked = ({ failureIds }: TargetFit) => failureIds.includes(subject.failure?.id ?? '');
  const worst = targets.find(isAsked) ?? targets[0];
  const facts = {
    Targets: targets.length,
    'Rules whose targets were not looked at': otherRules.length || undefined,
  };
  if (worst !== undefined && worst.state !== 'open') {
    const rest = targets.some(({ state }) => state === 'open') ? ' Other targets take it.' : '';
    const said = `The target ${nameOfArn(worst.arn)} of the rule ${worst.rule} ${WORDS[worst.state]}: ${worst.sentence}${rest}`;
    const sentence = [said, describeUnseen(otherRules)].filter(Boolean).join(' ');
    const given = { facts, nextSteps: worst.nextSteps };
    return worst.state === 'unknown'
      ? [unknownAt('targets', 'target-unknown', sentence, given), BEHIND]
      : endAt(stopAt('targets', CAUSES[worst.state], sentence, given));
  }
  if (otherRules.length > 0) {
    const seen = worst && `Nothing is known that keeps it from ${targets.length} targets.`;
    const sentence = [seen, describeUnseen(otherRules)].filter(Boolean).join(' ');
    const nextSteps = otherRules.slice(0, STEPS_MAX).map(({ name }) => ({
      text: `Look at the targets of the rule ${name}`,
      screen: 'rule' as const,
      id: name,
    }));
    return [unknownAt('targets', 'target-unknown', sentence, { facts, nextSteps }), BEHIND];
  }
  if (worst === undefined) {
    const sentence = 'The rules that match have no targets.';
    return endAt(stopAt('targets', 'no-target', sentence));
  }
  const sentence = 'Nothing is known that keeps it from the targets.';
  const verdict = judgeDelivery(targets, subject, replay);
  return [{ hop: toHop('targets', 'passed', sentence, { facts }) }, { ...BEHIND, verdict }];
}

function endAt(targets: JudgedHop): readonly JudgedHop[] {
  return [targets, behind(targets, 'consumer')];
}

function describeUnseen(rules: readonly FittedRule[]): string | undefined {
  return rules.length === 0 ? undefined : `The targets of ${listNames(rules)} were not looked at.`;
}

/** Of a dead letter whose rule, as it is now, would not send the event to that target. */
export function explainFormerTarget(
  { failure }: Subject,
  targets: readonly TargetFit[],
  doubtful: readonly FittedRule[],
): JudgedHop | undefined {
  if (failure?.targetArn === undefined || failure.reason === 'unreadable') return undefined;
  if (targets.some(({ failureIds }) => failureIds.includes(failure.id))) return undefined;
  const { id, targetArn, ruleArn = '', reason, message } = failure;
  const rule = parseRuleArn(ruleArn)?.name ?? ruleArn;
  const said = [reason, message].filter(Boolean).join(': ');
  const now = doubtful.some(({ arn }) => arn === ruleArn)
    ? 'Whether the rule would send it there now is not known.'
    : 'The rule would not send it there now: it is gone, disabled, or was changed.';
  const sentence = `The target ${nameOfArn(targetArn)} of the rule ${rule} did not take the event: ${said}. ${now}`;
  const nextSteps = [{ text: 'Redrive the dead letter', screen: 'failure' as const, id }];
  return stopAt('targets', 'target-failed', sentence, { nextSteps });
}

const CONSUMER =
  'What the consumer does with the event is not seen here. Look into its queue, its log, and its own dead-letter queue.';

const BEHIND: JudgedHop = { hop: toHop('consumer', 'unknown', CONSUMER) };

const WORDS = {
  missing: 'is not there',
  refuses: 'does not allow EventBridge',
  elsewhere: 'cannot be reached',
  failed: 'did not take the event',
  unknown: 'may not have taken it',
} as const;

const CAUSES = {
  missing: 'target-missing',
  refuses: 'target-refuses',
  elsewhere: 'target-elsewhere',
  failed: 'target-failed',
} as const satisfies Record<string, Verdict['cause']>;
