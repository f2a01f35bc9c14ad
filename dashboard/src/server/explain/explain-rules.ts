import { isTextForNumber } from '@momento-gateway/api/pattern/describe-miss';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import type { ExplainContext } from './explain-context.ts';
import type { Subject } from './find-subject.ts';
import type { FittedRule } from './fit-rule.ts';
import { type JudgedHop, listSome, stopAt, toHop, unknownAt, webhookStep } from './hop.ts';
import type { KnownEvent } from './known-event.ts';
import { changeRuleStep, findManager } from './rule-step.ts';

interface Judged {
  /** All rules, those that match first, then the nearest. */
  readonly all: readonly FittedRule[];
  /** Those that get the event. */
  readonly matching: readonly FittedRule[];
  /** Those that may. */
  readonly doubtful: readonly FittedRule[];
  readonly event: KnownEvent;
}

/** Which rules match, or what says most about why none does. */
export async function explainRules(
  context: ExplainContext,
  { all, matching, doubtful, event }: Judged,
  subject: Subject,
): Promise<JudgedHop> {
  const facts = { Rules: all.length, 'Rules that match': matching.length };
  const doubt = describeDoubt(doubtful, event);
  if (matching.length > 0) {
    const sentence = [`It matches ${listNames(matching)}.`, doubt].filter(Boolean).join(' ');
    return { hop: toHop('rules', 'passed', sentence, { facts }) };
  }
  const disabled = all.find(({ shown }) => shown.result === 'matches' && !shown.enabled);
  const enable = disabled && {
    sentence: `The rule ${disabled.name} matches the event, and is disabled.`,
    step: changeRuleStep(
      `Enable the rule ${disabled.name}`,
      disabled.name,
      await findManager(context, disabled),
    ),
  };
  if (doubt !== undefined) {
    const cause = event.isWhole ? 'rules-unknown' : 'message-needed';
    const nextSteps = [
      ...(event.isWhole ? [] : [{ text: 'Paste the message' }]),
      ...(enable ? [enable.step] : []),
    ];
    const sentence = enable === undefined ? doubt : `${doubt} ${enable.sentence}`;
    return unknownAt('rules', cause, sentence, { facts, nextSteps });
  }
  if (enable !== undefined) {
    const nextSteps = [enable.step];
    return stopAt('rules', 'rule-disabled', enable.sentence, { facts, nextSteps });
  }
  const { source } = event.fields;
  if (typeof source === 'string' && source !== EVENT_SOURCE) {
    const sentence = `Its source is ${source}. Only rules for events of ${EVENT_SOURCE} are looked at here, and none of them matches.`;
    return unknownAt('rules', 'rules-unknown', sentence, { facts });
  }
  return explainMiss(context, all, subject, facts);
}

/** Undefined when there is no doubt. */
export function describeDoubt(
  doubtful: readonly FittedRule[],
  { isWhole }: KnownEvent,
): string | undefined {
  if (doubtful.length === 0) return undefined;
  const names = listNames(doubtful);
  return isWhole
    ? `Whether the event matches ${names} is not known: EventBridge was not asked, or did not answer.`
    : `Whether the event matches ${names} depends on the message, which the gateway’s log does not have.`;
}

export function listNames(rules: readonly FittedRule[]): string {
  return listSome(
    rules.map(({ name }) => name),
    'rules',
  );
}

/** The nearest of the rules that do not match says most. */
async function explainMiss(
  context: ExplainContext,
  [nearest]: readonly FittedRule[],
  subject: Subject,
  facts: Readonly<Record<string, number>>,
): Promise<JudgedHop> {
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
  const managedBy = await findManager(context, nearest);
  const isOfJson = miss?.path[0] === 'detail' && miss.path[1] === 'json';
  if (isOfJson && miss.actual === undefined && webhook !== undefined && !webhook.parseText) {
    const field = miss.path.slice(1).join('.');
    const sentence = `No rule matches: the rule ${name} asks for ${field}, and the webhook ${webhook.name} does not parse the text of its messages (parseText is off).`;
    const nextSteps = [
      webhookStep('Let the webhook parse the text of its messages', webhook.webhookId, 'settings'),
      changeRuleStep(`Change the rule ${name}`, name, managedBy),
    ];
    return stopAt('rules', 'no-match', sentence, { facts, nextSteps });
  }
  const leftOut =
    call?.line.jsonLeftOut && isOfJson
      ? ' The gateway left json out, because the entry would have been too large.'
      : '';
  const disabled = shown.enabled ? '' : ' It is disabled as well.';
  const sentence = `No rule matches. The nearest is ${name}: ${shown.sentence}${leftOut}${disabled}`;
  const text =
    miss !== undefined && isTextForNumber(miss.expected, miss.actual)
      ? `Let the rule ${name} ask for the text, or publish a number`
      : `Change the rule ${name}`;
  const nextSteps = [changeRuleStep(text, name, managedBy)];
  return stopAt('rules', 'no-match', sentence, { facts, nextSteps });
}
