import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import { EVENT_SOURCE } from '@momento-gateway/shared/event-source';
import { ExactNumber } from '../exact-json.ts';
import { matchNumber } from './match-number.ts';
import type { EventPattern } from './topic-pattern.ts';
import { matchWildcard } from './wildcard.ts';

/** `depends`: some events may match, others not, as the rest of their content is. */
export type Judgement = 'matches' | 'excluded' | 'depends';

/** Tells whether a pattern matches the events of a topic, from what is the same in all of them. */
export function judgePattern(
  pattern: EventPattern,
  { cache, topic }: { readonly cache: string; readonly topic: string },
): Judgement {
  return judgeFields(pattern, {
    source: EVENT_SOURCE,
    'detail-type': detailTypeOf(cache, topic),
    detail: { cache, topic },
  });
}

/** Whether a pattern can match an event of Momento, as far as its `source` tells. */
export function concernsMomento(pattern: EventPattern): boolean {
  return judgeFields(pattern, { source: EVENT_SOURCE }) !== 'excluded';
}

/** Why no rule with a pattern that does not concern Momento is written here. */
export const NOT_OF_MOMENTO = `This pattern cannot match an event of Momento: its source has to be “${EVENT_SOURCE}”. This dashboard is for rules of Momento’s events; create others in the EventBridge console.`;

/** The fields of an event that are known. */
export interface KnownFields {
  readonly [field: string]: KnownValue;
}

/** Of lists, and of what JSON does not have, nothing is judged. */
type KnownValue = string | number | boolean | null | KnownFields | readonly unknown[] | undefined;

/** Tells whether a pattern matches a whole event, as far as that can be told without EventBridge. */
export function judgeEvent(pattern: EventPattern, event: KnownFields): Judgement {
  return judgeFields(pattern, event, true);
}

/**
 * All fields of a pattern have to match; one that is not known depends on the event. So does one
 * that a branch of `$or` names too, because EventBridge lets the branch replace it.
 */
export function judgeFields(pattern: EventPattern, known: KnownFields, isWhole = false): Judgement {
  const replaced = new Set([pattern['$or']].flat().flatMap((branch) => Object.keys(branch ?? {})));
  const judgements = Object.entries(pattern).map(([field, wanted]) => {
    if (replaced.has(field) || field === '$or' || isJoined(field, known)) return 'depends';
    if (Object.hasOwn(known, field)) return judgeField(wanted, known[field], isWhole);
    return isWhole ? judgeMissing(wanted) : 'depends';
  });
  if (judgements.includes('excluded')) return 'excluded';
  return judgements.includes('depends') ? 'depends' : 'matches';
}

/**
 * EventBridge joins names by dots: for it `a.b` is `b` in `a`, in patterns and in events. What may be
 * meant so is left to it.
 */
export function isJoined(field: string, known: KnownFields): boolean {
  if (field.includes('.')) return true;
  return !Object.hasOwn(known, field) && Object.keys(known).some((name) => name.includes('.'));
}

/** Whether a field of an event is what a pattern asks there. */
export function judgeField(wanted: unknown, known: KnownValue, isWhole = false): Judgement {
  if (known === undefined || Array.isArray(known) || known instanceof ExactNumber) return 'depends';
  if (typeof known === 'object' && known !== null) {
    if (typeof wanted !== 'object' || wanted === null || Array.isArray(wanted)) return 'depends';
    return judgeFields(wanted as EventPattern, known as KnownFields, isWhole);
  }
  if (!Array.isArray(wanted)) return 'depends';
  return joinAnswers(wanted.map((matcher) => matchLeaf(matcher, known)));
}

/** One of the matchers has to match. */
function joinAnswers(answers: readonly (boolean | undefined)[]): Judgement {
  if (answers.includes(true)) return 'matches';
  return answers.includes(undefined) ? 'depends' : 'excluded';
}

/** Only `exists: false` matches a field that the event does not have. */
export function judgeMissing(wanted: unknown): Judgement {
  if (typeof wanted !== 'object' || wanted === null) return 'depends';
  if (!Array.isArray(wanted)) return judgeFields(wanted as EventPattern, {}, true);
  return joinAnswers(wanted.map(matchAbsent));
}

const KNOWN_OPERATORS = new Set([
  'anything-but',
  'cidr',
  'equals-ignore-case',
  'numeric',
  'prefix',
  'suffix',
  'wildcard',
]);

function matchAbsent(matcher: unknown): boolean | undefined {
  if (typeof matcher !== 'object' || matcher === null) return false;
  const [[operator = '', operand] = [], ...others] = Object.entries(matcher);
  if (others.length > 0) return undefined;
  if (operator === 'exists' && typeof operand === 'boolean') return !operand;
  return KNOWN_OPERATORS.has(operator) ? false : undefined;
}

function matchLeaf(matcher: unknown, value: string | number | boolean | null): boolean | undefined {
  if (typeof value === 'string') return matchText(matcher, value);
  if (typeof value === 'number') return matchNumber(matcher, value);
  if (typeof matcher !== 'object' || matcher === null) return matcher === value;
  const [[operator, operand] = [], ...others] = Object.entries(matcher);
  return operator === 'exists' && others.length === 0 && typeof operand === 'boolean'
    ? operand
    : undefined;
}

const ASCII = /^[\p{ASCII}]*$/u;
const ADDRESS = /^[0-9a-fA-F:.]+$/;

/**
 * Whether a matcher of an event pattern matches a text. Undefined where that is better left to
 * EventBridge: addresses, letters whose case is not that of English, operators unknown here.
 */
function matchText(matcher: unknown, text: string): boolean | undefined {
  if (matcher instanceof ExactNumber) return false;
  if (typeof matcher !== 'object' || matcher === null) return matcher === text;
  const [[operator = '', operand] = [], ...others] = Object.entries(matcher);
  if (others.length > 0) return undefined;
  switch (operator) {
    case 'exists':
      return typeof operand === 'boolean' ? operand : undefined;
    case 'numeric':
      return false;
    case 'cidr':
      return ADDRESS.test(text) ? undefined : false;
    case 'anything-but':
      return matchAnythingBut(operand, text);
    default:
      return compareText(operator, operand, text);
  }
}

/** None of the operands may match: texts, numbers, or one operator with one or several texts. */
function matchAnythingBut(operand: unknown, text: string): boolean | undefined {
  if (operand instanceof ExactNumber) return true;
  if (typeof operand !== 'object' || operand === null) return operand !== text;
  if (Array.isArray(operand)) return !operand.includes(text);
  const [[operator = '', inner] = []] = Object.entries(operand);
  const answers = [inner].flat().map((one) => compareText(operator, one, text));
  if (answers.includes(true)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function compareText(operator: string, operand: unknown, text: string): boolean | undefined {
  if (typeof operand === 'object' && operand !== null) {
    const folded: unknown = (operand as Record<string, unknown>)['equals-ignore-case'];
    if (typeof folded !== 'string' || !canFold(folded, text)) return undefined;
    return operator === 'prefix' || operator === 'suffix'
      ? compareText(operator, folded.toLowerCase(), text.toLowerCase())
      : undefined;
  }
  if (typeof operand !== 'string') return undefined;
  switch (operator) {
    case 'prefix':
      return text.startsWith(operand);
    case 'suffix':
      return text.endsWith(operand);
    case 'equals-ignore-case':
      return canFold(operand, text) ? operand.toLowerCase() === text.toLowerCase() : undefined;
    case 'wildcard':
      return operand.includes('\\') ? undefined : matchWildcard(operand, text);
    default:
      return undefined;
  }
}

function canFold(...texts: readonly string[]): boolean {
  return texts.every((text) => ASCII.test(text));
}
