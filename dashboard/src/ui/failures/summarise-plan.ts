import type { RedrivePlan } from '@momento-gateway/api/failures/redrive';

type Planned = RedrivePlan['plan'][number];

export interface CountedText {
  readonly text: string;
  readonly count: number;
}

/** A plan in numbers; the most frequent comes first in each list. */
export interface PlanSummary {
  readonly toBus: number;
  readonly toTarget: number;
  /** Held by another process. */
  readonly busy: number;
  readonly gone: number;
  /** How many events match each rule. */
  readonly rules: readonly CountedText[];
  /** Events for the bus that no rule matches. */
  readonly unmatched: number;
  /** Events for the bus that were not checked against the rules. */
  readonly unchecked: number;
  /** By rule and reason: how many events could not be checked against it. */
  readonly uncheckedRules: readonly CountedText[];
  readonly targets: readonly CountedText[];
  /** By reason: how many events cannot be redriven. */
  readonly refused: readonly CountedText[];
}

export function summarisePlan(plan: RedrivePlan['plan']): PlanSummary {
  const toBus = plan.filter(({ result }) => result === 'to-bus');
  const toTarget = plan.filter(({ result }) => result === 'to-target');
  const refused = plan.filter(({ result }) => result === 'refused');
  return {
    toBus: toBus.length,
    toTarget: toTarget.length,
    busy: plan.filter(({ result }) => result === 'busy').length,
    gone: plan.filter(({ result }) => result === 'gone').length,
    rules: countTexts(toBus.flatMap(({ rules = [] }) => rules)),
    unmatched: toBus.filter(isUnmatched).length,
    unchecked: toBus.filter(({ rules, message }) => rules === undefined && message === undefined)
      .length,
    uncheckedRules: countTexts(toBus.flatMap(listUnchecked)),
    targets: countTexts(toTarget.map(({ targetArn = '' }) => targetArn)),
    refused: countTexts(refused.map(({ message = '' }) => message)),
  };
}

/** A rule that could not be checked may match. */
function isUnmatched({ rules, unchecked = [] }: Planned): boolean {
  return rules?.length === 0 && unchecked.length === 0;
}

function listUnchecked({ message, unchecked = [] }: Planned): string[] {
  const all = message === undefined ? [] : [`All rules: ${message}`];
  return [...all, ...unchecked.map((one) => `${one.rule}: ${one.message}`)];
}

function countTexts(texts: readonly string[]): CountedText[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((left, right) => right.count - left.count || (left.text < right.text ? -1 : 1));
}
