import type { Rule } from '@aws-sdk/client-eventbridge';
import type { RuleFit } from '@momento-gateway/api/explain/explanation';
import { describeMiss } from '@momento-gateway/api/pattern/describe-miss';
import {
  compareFits,
  type Fit,
  fitPattern,
  type PatternField,
} from '@momento-gateway/api/pattern/fit-pattern';
import { concernsMomento, type KnownFields } from '@momento-gateway/api/pattern/judge-pattern';
import { type EventPattern, parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import { explainError } from '../aws/explain-error.ts';
import { askEventBridge } from '../rules/ask-event-bridge.ts';
import { listAllRules } from '../rules/read-rules.ts';
import type { ExplainContext } from './explain-context.ts';

/** EventBridge allows 50 calls of its control plane a second, of all that the account does. */
const CALLS_MAX = 10;

/** Rules that do not match are shown only while they are near. */
const MISSES_MAX = 5;
const SHOWN_MAX = 20;

/** Of a value in the answer. */
const ACTUAL_MAX_LENGTH = 1_000;

/** A rule of the bus, and how its pattern fits the event. */
export interface FittedRule {
  readonly name: string;
  readonly arn: string;
  readonly shown: RuleFit;
  /** Whether it is for events of another cache or topic. */
  readonly isOfOthers: boolean;
  readonly miss?: PatternField | undefined;
}

export interface FittedRules {
  /** Those that match first, then the nearest. */
  readonly rules: readonly FittedRule[];
  readonly otherCount: number;
}

interface Candidate {
  readonly rule: Rule;
  readonly pattern: EventPattern;
  readonly fit: Fit;
  readonly isOfOthers: boolean;
}

/** What is known of the event, and whether that is all of it. */
export interface KnownEvent {
  readonly fields: KnownFields;
  readonly isWhole: boolean;
}

/**
 * The rules of the bus as they are now. The dashboard judges all of them itself; EventBridge is asked
 * only about those that are shown and that match, or may.
 */
export async function fitRules(context: ExplainContext, event: KnownEvent): Promise<FittedRules> {
  const candidates = (await listAllRules(context))
    .flatMap((rule) => toCandidate(rule, event) ?? [])
    .sort(compareCandidates);
  const asker = createAsker(context, event);
  const fitted: FittedRule[] = [];
  let misses = 0;
  for (const candidate of candidates) {
    if (fitted.length >= SHOWN_MAX || misses >= MISSES_MAX) break;
    const rule = await fitRule(candidate, asker);
    if (rule.shown.result === 'misses') misses += 1;
    fitted.push(rule);
  }
  const rules = fitted.sort((one, other) => RANKS[one.shown.result] - RANKS[other.shown.result]);
  return { rules, otherCount: candidates.length - rules.length };
}

const RANKS: Readonly<Record<RuleFit['result'], number>> = { matches: 0, depends: 1, misses: 2 };

function toCandidate(rule: Rule, { fields, isWhole }: KnownEvent): Candidate | undefined {
  const pattern = parsePattern(rule.EventPattern);
  if (pattern === undefined || isViewerName(rule.Name ?? '')) return undefined;
  if (!concernsMomento(pattern)) return undefined;
  const fit = fitPattern(pattern, fields, isWhole);
  return { rule, pattern, fit, isOfOthers: fit.misses.some(isOfTopic) };
}

const TOPIC_FIELDS = ['source', 'detail-type', 'detail.cache', 'detail.topic'];

function isOfTopic({ path }: PatternField): boolean {
  return TOPIC_FIELDS.includes(path.join('.'));
}

/** Those of the event's own topic first. */
function compareCandidates(left: Candidate, right: Candidate): number {
  return Number(left.isOfOthers) - Number(right.isOfOthers) || compareFits(left.fit, right.fit);
}

type Asked = boolean | 'not-asked' | { readonly problem: string };
type Ask = (pattern: EventPattern) => Promise<Asked>;

/** After an error EventBridge is not asked again. */
function createAsker(context: ExplainContext, { fields, isWhole }: KnownEvent): Ask {
  const text = JSON.stringify(fields);
  let callsLeft = isWhole ? CALLS_MAX : 0;
  return async (pattern) => {
    if (callsLeft <= 0) return 'not-asked';
    callsLeft -= 1;
    try {
      return await askEventBridge(context, pattern, text);
    } catch (error) {
      callsLeft = 0;
      return { problem: explainError(error, context.logUnexpected) };
    }
  };
}

async function fitRule(candidate: Candidate, ask: Ask): Promise<FittedRule> {
  const { fit, pattern } = candidate;
  if (fit.judgement === 'excluded') return toMiss(candidate, 'dashboard', fit.misses[0]);
  const answer = await ask(pattern);
  if (answer === true) return toFitted(candidate, 'matches', 'event-bridge', 'It matches.');
  if (answer === false) return toMiss(candidate, 'event-bridge', await findMiss(fit, ask));
  if (fit.judgement === 'matches') {
    return toFitted(candidate, 'matches', 'dashboard', 'It matches.');
  }
  const open = fit.open.map(({ path }) => path.join('.')).join(', ');
  const sentence =
    typeof answer === 'object'
      ? `EventBridge could not be asked: ${answer.problem}`
      : `It depends on ${open}.`;
  return toFitted(candidate, 'depends', 'dashboard', sentence);
}

/** The first field that does not match alone; some match alone, and not all in one item of a list. */
async function findMiss({ open }: Fit, ask: Ask): Promise<PatternField | undefined> {
  for (const field of open) {
    const { path, expected } = field;
    const alone = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), expected);
    if ((await ask(alone as EventPattern)) === false) return field;
  }
  return undefined;
}

function toMiss(
  candidate: Candidate,
  by: RuleFit['by'],
  miss: PatternField | undefined,
): FittedRule {
  const sentence =
    miss === undefined
      ? 'Its fields do not match all together.'
      : miss.path.at(-1) === '$or'
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
  const { Name: name = '', Arn: arn = '', State } = rule;
  const shown = {
    rule: name,
    enabled: State !== 'DISABLED',
    result,
    by,
    sentence,
    ...(miss && { path: miss.path.join('.'), expected: miss.expected }),
    ...(miss?.actual !== undefined && { actual: shorten(miss.actual) }),
  };
  return { name, arn, shown, isOfOthers };
}

/** A message can have a megabyte, in a field that many rules ask for. */
function shorten(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text.length > ACTUAL_MAX_LENGTH ? `${text.slice(0, ACTUAL_MAX_LENGTH)}…` : value;
}
