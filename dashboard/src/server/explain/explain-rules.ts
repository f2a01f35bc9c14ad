import { isTextForNumber } from '@momento-gateway/api/pattern/describe-miss';
import type { Subject } from './find-subject.ts';
import type { FittedRule, FittedRules, KnownEvent } from './fit-rules.ts';
import { type JudgedHop, stopAt, toHop, webhookStep } from './hop.ts';

/** Which rules match, or what says most about why none does. */
export function explainRules(
  { rules, otherCount }: FittedRules,
  matching: readonly FittedRule[],
  subject: Subject,
  event: KnownEvent,
): JudgedHop {
  const doubtful = rules.filter(({ shown }) => shown.result === 'depends' && shown.enabled);
  const facts = { Rules: rules.length + otherCount, 'Rules that match': matching.length };
  if (matching.length > 0) {
    const sentence = `It matches ${listNames(matching)}.${describeDoubt(doubtful, event)}`;
    return { hop: toHop('rules', 'passed', sentence, { facts }) };
  }
  const disabled = rules.find(({ shown }) => shown.result === 'matches');
  if (disabled !== undefined) {
    const { name } = disabled;
    const sentence = `The rule ${name} matches the event, and is disabled.`;
    const nextSteps = [{ text: `Enable the rule ${name}`, screen: 'rule' as const, id: name }];
    return stopAt('rules', 'rule-disabled', sentence, { facts, nextSteps });
  }
  if (doubtful.length > 0) return explainDoubt(doubtful, event, facts);
  return explainMiss(rules, subject, facts);
}

function explainDoubt(
  doubtful: readonly FittedRule[],
  event: KnownEvent,
  facts: Readonly<Record<string, number>>,
): JudgedHop {
  const sentence = describeDoubt(doubtful, event).trim();
  const nextSteps = event.isWhole ? [] : [{ text: 'Paste the message' }];
  return {
    hop: toHop('rules', 'unknown', sentence, { facts, nextSteps }),
    verdict: { cause: 'message-needed', sentence },
  };
}

/** A sentence with a blank before it; empty when there is no doubt. */
function describeDoubt(doubtful: readonly FittedRule[], { isWhole }: KnownEvent): string {
  if (doubtful.length === 0) return '';
  const names = listNames(doubtful);
  return isWhole
    ? ` Whether the event matches ${names} is not known: EventBridge was not asked, or did not answer.`
    : ` Whether the event matches ${names} depends on the message, which the gateway’s log does not have.`;
}

function listNames(rules: readonly FittedRule[]): string {
  return rules.map(({ name }) => name).join(', ');
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
