import type { RedrivePlan } from '@momento-gateway/api/failures/redrive';

type Planned = RedrivePlan['plan'][number];

export interface CountedText {
  readonly text: string;
  readonly count: number;
}

/** A plan in numbers; lists begin with what occurs most. */
export interface PlanSummary {
  readonly toBus: number;
  readonly toTarget: number;
  /** Held by another process: where they would go is not known. */
  readonly busy: number;
  readonly gone: number;
  /** By rule, how many events match it. */
  readonly rules: readonly CountedText[];
  /** Events for the bus that no rule matches. */
  readonly unmatched: number;
  /** Events for the bus that EventBridge was not asked about. */
  readonly unchecked: number;
  /** By rule and reason, for how many events it could not be checked. */
  readonly uncheckedRules: readonly CountedText[];
  readonly targets: readonly CountedText[];
  /** By reason, how many cannot be redriven. */
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

/** Of a rule that could not be checked nobody knows whether it matches. */
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
