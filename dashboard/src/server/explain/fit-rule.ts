import type { Rule } from '@aws-sdk/client-eventbridge';
import type { RuleFit } from '@momento-gateway/api/explain/explanation';
import { describeMiss } from '@momento-gateway/api/pattern/describe-miss';
import { type Fit, fitPattern, type PatternField } from '@momento-gateway/api/pattern/fit-pattern';
import { concernsMomento } from '@momento-gateway/api/pattern/judge-pattern';
import { type EventPattern, parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import type { Ask, Asked } from './ask-about-rules.ts';
import type { KnownEvent } from './known-event.ts';

/** Of a value in the answer. */
const ACTUAL_MAX_LENGTH = 1_000;

/** A rule of the bus, and how its pattern fits the event. */
export interface FittedRule {
  readonly name: string;
  readonly arn: string;
  /** The AWS service that manages it. */
  readonly service?: string | undefined;
  readonly shown: RuleFit;
  /** Whether it is for events of another cache or topic. */
  readonly isOfOthers: boolean;
  readonly miss?: PatternField | undefined;
}

/** A rule that may be about the event, and how the dashboard judges it. */
export interface Candidate {
  readonly rule: Rule;
  readonly pattern: EventPattern;
  readonly fit: Fit;
  readonly isOfOthers: boolean;
}

/** @returns undefined for a rule that no event of Momento can match. */
export function toCandidate(rule: Rule, { fields, isWhole }: KnownEvent): Candidate | undefined {
  const pattern = parsePattern(rule.EventPattern);
  if (pattern === undefined || isViewerName(rule.Name ?? '')) return undefined;
  if (!concernsMomento(pattern)) return undefined;
  const fit = fitPattern(pattern, fields, isWhole);
  return { rule, pattern, fit, isOfOthers: fit.misses.some(isOfTopic) };
}

export function isEnabled({ State }: Rule): boolean {
  return State !== 'DISABLED';
}

const TOPIC_FIELDS = ['source', 'detail-type', 'detail.cache', 'detail.topic'];

function isOfTopic({ path }: PatternField): boolean {
  return TOPIC_FIELDS.includes(path.join('.'));
}

/** What is known of a rule, with the answer of EventBridge about its pattern. */
export async function fitRule(candidate: Candidate, answer: Asked, ask: Ask): Promise<FittedRule> {
  const { fit } = candidate;
  const [miss] = fit.misses;
  if (miss !== undefined) return toMiss(candidate, 'dashboard', miss);
  if (answer === true) return toFitted(candidate, 'matches', 'event-bridge', 'It matches.');
  if (answer === false) return toMiss(candidate, 'event-bridge', await findMiss(fit, ask));
  if (fit.judgement === 'matches') {
    return toFitted(candidate, 'matches', 'dashboard', 'It matches.');
  }
  const sentence =
    typeof answer === 'object'
      ? `EventBridge could not be asked: ${answer.problem}`
      : `It depends on ${listPaths(fit.open)}.`;
  return toFitted(candidate, 'depends', 'dashboard', sentence);
}

/** The first field that does not match alone; some match alone, and not all in one item of a list. */
async function findMiss({ open }: Fit, ask: Ask): Promise<PatternField | string> {
  const [only, ...others] = open;
  if (only === undefined) return 'EventBridge says that it does not match.';
  if (others.length === 0) return only;
  for (const field of open) {
    const { path, expected } = field;
    const alone = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), expected);
    const answer = await ask(alone as EventPattern);
    if (answer === false) return field;
    if (answer !== true) {
      return `EventBridge says that it does not match. It was not asked which of ${listPaths(open)} decides.`;
    }
  }
  return 'Its fields do not match all together.';
}

function listPaths(fields: readonly PatternField[]): string {
  return fields.map(({ path }) => path.join('.')).join(', ');
}

/** @param miss the field that decides, or a sentence when it is none alone */
function toMiss(candidate: Candidate, by: RuleFit['by'], miss: PatternField | string): FittedRule {
  if (typeof miss === 'string') return toFitted(candidate, 'misses', by, miss);
  const sentence =
    miss.path.at(-1) === '$or'
      ? 'None of the branches of its $or matches.'
      : `${describeMiss(miss)}.`;
  return { ...toFitted(candidate, 'misses', by, sentence, miss), miss };
}

function toFitted(
  { rule, isOfOthers }: Candidate,
  result: RuleFit['result'],
  by: RuleFit['by'],
  sentence: string,
  miss?: PatternField,
): FittedRule {
  const { Name: name = '', Arn: arn = '', ManagedBy: service } = rule;
  const shown = {
    rule: name,
    enabled: isEnabled(rule),
    result,
    by,
    sentence,
    ...(miss && { path: miss.path.join('.'), expected: miss.expected }),
    ...(miss?.actual !== undefined && { actual: shorten(miss.actual) }),
  };
  return { name, arn, service, shown, isOfOthers };
}

/** A message can have a megabyte, in a field that many rules ask for. */
function shorten(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text.length > ACTUAL_MAX_LENGTH ? `${text.slice(0, ACTUAL_MAX_LENGTH)}…` : value;
}
