import { ReplayNameSchema } from '@momento-gateway/api/archive/archive';
import type { Explanation, TargetFit } from '@momento-gateway/api/explain/explanation';
import { isTextForNumber } from '@momento-gateway/api/pattern/describe-miss';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import { parseRuleArn } from '@momento-gateway/shared/rule-arn';
import { findReplay } from '../archive/replays.ts';
import type { ExplainContext } from './explain-context.ts';
import { type FittedRule, type FittedRules, fitRules, type KnownEvent } from './explain-rules.ts';
import { fitTargets } from './explain-targets.ts';
import { findDeadLetters } from './find-dead-letters.ts';
import type { Subject } from './find-subject.ts';
import { type JudgedHop, notReached, stopAt, toHop, type Verdict, webhookStep } from './hop.ts';

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
  const replay = await findItsReplay(context, subject);
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

/** `ruleNames`: the rules that get its events; undefined when the replay is no longer known. */
interface Replay {
  readonly name: string;
  readonly ruleNames?: readonly string[];
}

async function findItsReplay(
  context: ExplainContext,
  { pasted }: Subject,
): Promise<Replay | undefined> {
  const name = pasted?.replayName;
  if (name === undefined) return undefined;
  const { data } = ReplayNameSchema.safeParse(name);
  const replay = data === undefined ? undefined : await findReplay(context, data);
  return replay === undefined ? { name } : { name, ruleNames: replay.ruleNames };
}

function describeReplay({ name, ruleNames }: Replay): string {
  const shown = ruleNames?.map((rule) => (isViewerName(rule) ? 'a page of live events' : rule));
  const rules = shown?.join(', ') ?? 'the rules that the replay named';
  return `EventBridge sent this event again out of an archive (replayed by ${name}), to ${rules} and to no other rule.`;
}

function explainRules(
  { rules, otherCount }: FittedRules,
  matching: readonly FittedRule[],
  subject: Subject,
  event: KnownEvent,
): JudgedHop {
  const facts = { Rules: rules.length + otherCount, 'Rules that match': matching.length };
  if (matching.length > 0) {
    const names = matching.map(({ name }) => name).join(', ');
    return { hop: toHop('rules', 'passed', `It matches ${names}.`, { facts }) };
  }
  const disabled = rules.find(({ shown }) => shown.result === 'matches');
  if (disabled !== undefined) {
    const { name } = disabled;
    const sentence = `The rule ${name} matches the event, and is disabled.`;
    const nextSteps = [{ text: `Enable the rule ${name}`, screen: 'rule' as const, id: name }];
    return stopAt('rules', 'rule-disabled', sentence, { facts, nextSteps });
  }
  const doubtful = rules.filter(({ shown }) => shown.result === 'depends');
  if (doubtful.length > 0) return explainDoubt(doubtful, event, facts);
  return explainMiss(rules, subject, facts);
}

function explainDoubt(
  doubtful: readonly FittedRule[],
  { isWhole }: KnownEvent,
  facts: Readonly<Record<string, number>>,
): JudgedHop {
  const names = doubtful.map(({ name }) => name).join(', ');
  const sentence = isWhole
    ? `Whether the event matches ${names} is not known: EventBridge was not asked, or did not answer.`
    : `Whether the event matches ${names} depends on the message, which the gateway’s log does not have.`;
  const nextSteps = isWhole ? [] : [{ text: 'Paste the message' }];
  return {
    hop: toHop('rules', 'unknown', sentence, { facts, nextSteps }),
    verdict: { cause: 'message-needed', sentence },
  };
}

/** The nearest of the rules that do not match says most. */
function explainMiss(
  [nearest]: readonly FittedRule[],
  subject: Subject,
  facts: Readonly<Record<string, number>>,
): JudgedHop {
  const { webhook, call, pasted } = subject;
  if (nearest === undefined || nearest.isOfOthers) {
    const cache = pasted?.cache ?? webhook?.cache ?? call?.line.cache ?? '';
    const topic = pasted?.topic ?? webhook?.topic ?? call?.line.topic ?? '';
    const sentence = `No rule of the bus is for events of ${cache}#${topic}.`;
    const nextSteps = [
      {
        text: 'Create a rule',
        screen: 'create-rule' as const,
        ...(webhook && { id: webhook.webhookId }),
      },
    ];
    return stopAt('rules', 'no-rule', sentence, { facts, nextSteps });
  }
  const { name, shown, miss } = nearest;
  const ruleStep = { text: `Change the rule ${name}`, screen: 'rule' as const, id: name };
  const isOfJson = miss?.path[0] === 'detail' && miss.path[1] === 'json';
  if (isOfJson && miss.actual === undefined && webhook !== undefined && !webhook.parseText) {
    const field = miss.path.slice(1).join('.');
    const sentence = `No rule matches: the rule ${name} asks for ${field}, and the webhook ${webhook.name} does not parse the text of its messages (parseText is off).`;
    const nextSteps = [
      webhookStep('Let the webhook parse the text of its messages', webhook.webhookId, 'settings'),
      ruleStep,
    ];
    return stopAt('rules', 'no-match', sentence, { facts, nextSteps });
  }
  const leftOut =
    call?.line.jsonLeftOut && isOfJson
      ? ' The gateway left json out, because the entry would have been too large.'
      : '';
  const sentence = `No rule matches. The nearest is ${name}: ${shown.sentence}${leftOut}`;
  const step =
    miss !== undefined && isTextForNumber(miss.expected, miss.actual)
      ? { ...ruleStep, text: `Let the rule ${name} ask for the text, or publish a number` }
      : ruleStep;
  return stopAt('rules', 'no-match', sentence, { facts, nextSteps: [step] });
}

type Targets = readonly TargetFit[];

function explainTargets(
  targets: Targets,
  subject: Subject,
  replay: Replay | undefined,
): readonly JudgedHop[] {
  const [worst, ...others] = targets;
  if (worst === undefined) {
    const sentence = 'The rules that match have no targets.';
    return [stopAt('targets', 'no-target', sentence), notReached('consumer')];
  }
  const facts = { Targets: targets.length };
  if (worst.state === 'open') {
    const sentence = 'Nothing is known that keeps it from the targets.';
    const verdict = repeatVerdict(subject, replay) ?? deliveredVerdict(targets, subject);
    return [
      { hop: toHop('targets', 'passed', sentence, { facts }) },
      { hop: toHop('consumer', 'unknown', CONSUMER), verdict },
    ];
  }
  const rest = others.some(({ state }) => state === 'open') ? ' Other targets take it.' : '';
  const sentence = `The target ${nameOf(worst.arn)} of the rule ${worst.rule} ${WORDS[worst.state]}: ${worst.sentence}${rest}`;
  const cause = CAUSES[worst.state];
  const hop = stopAt('targets', cause, sentence, { facts, nextSteps: worst.nextSteps });
  const isCertain = worst.state !== 'unknown';
  return [
    isCertain ? hop : { ...hop, hop: { ...hop.hop, state: 'unknown' } },
    isCertain ? notReached('consumer') : { hop: toHop('consumer', 'unknown', CONSUMER) },
  ];
}

/** Of a dead letter whose rule, as it is now, would not send the event to that target. */
function explainFormerTarget({ failure }: Subject, targets: Targets): JudgedHop | undefined {
  if (failure?.targetArn === undefined || failure.reason === 'unreadable') return undefined;
  if (targets.some(({ failureIds }) => failureIds.includes(failure.id))) return undefined;
  const { id, targetArn, ruleArn = '', reason, message } = failure;
  const rule = parseRuleArn(ruleArn)?.name ?? ruleArn;
  const said = [reason, message].filter(Boolean).join(': ');
  const sentence = `The target ${nameOf(targetArn)} of the rule ${rule} did not take the event: ${said}. The rule would not send it there now: it is gone, disabled, or was changed.`;
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

function nameOf(arn: string): string {
  return arn.split(':').slice(5).join(':') || arn;
}

/** It came more than once: out of an archive, or by two calls. */
function repeatVerdict({ call, twins }: Subject, replay: Replay | undefined): Verdict | undefined {
  if (replay !== undefined) return { cause: 'replayed', sentence: describeReplay(replay) };
  const again = twins.filter(({ line }) => line.message === 'published');
  if (call?.line.message !== 'published' || again.length === 0) return undefined;
  const ids = [call, ...again].map(({ line }) => line.requestId).join(', ');
  const sentence = `The event is on the bus ${again.length + 1} times (a duplicate): the calls ${ids} brought the same message.`;
  return { cause: 'duplicate', sentence };
}

function deliveredVerdict(targets: Targets, { call, failure, pasted, asked }: Subject): Verdict {
  const rules = [...new Set(targets.map(({ rule }) => rule))].join(', ');
  const arns = [...new Set(targets.map(({ arn }) => nameOf(arn)))].join(', ');
  const match = `the rule ${rules} matches it, and nothing keeps it from ${arns}`;
  if ((call ?? failure ?? pasted?.eventId ?? asked.eventId) === undefined) {
    return { cause: 'not-found', sentence: `Whether the event came is not known: ${match}.` };
  }
  return {
    cause: 'delivered',
    sentence: `EventBridge has the event, ${match}: what happened next is the consumer’s.`,
  };
}
