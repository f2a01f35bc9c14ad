import type { Rule } from '@aws-sdk/client-eventbridge';
import { parsePattern } from '@momento-gateway/api/pattern/topic-pattern';
import type { RuleTest } from '@momento-gateway/api/rules/pattern-check';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import pMap from 'p-map';
import { explainError } from '../aws/explain-error.ts';
import type { BaseContext } from '../base-context.ts';
import { askEventBridge } from './ask-event-bridge.ts';
import { listAllRules } from './read-rules.ts';

type OtherRules = Pick<RuleTest, 'otherRules' | 'unchecked' | 'otherRulesProblem'>;
type OtherRule = NonNullable<OtherRules['otherRules']>[number];
type UncheckedRule = NonNullable<OtherRules['unchecked']>[number];

/** EventBridge allows 50 calls of its control plane a second. */
const PARALLEL_TESTS = 8;

/** After so many errors of EventBridge the rest is not asked. */
const ERRORS_MAX = 5;

/**
 * The bus's other rules that match an event, by name. Never rejects: rules that EventBridge does
 * not answer for are named.
 *
 * @param own the name of the rule that is not another one.
 * @param event a whole one, as JSON.
 */
export async function findOtherRules(
  context: BaseContext,
  own: string | undefined,
  event: string,
): Promise<OtherRules> {
  const { logUnexpected } = context;
  const rules = await listAllRules(context).catch((error: unknown) =>
    explainError(error, logUnexpected),
  );
  if (typeof rules === 'string') return { otherRulesProblem: rules };
  const otherRules: OtherRule[] = [];
  const unchecked: UncheckedRule[] = [];
  let lastError = '';

  async function check({ Name: name = '', State, EventPattern }: Rule): Promise<void> {
    const pattern = parsePattern(EventPattern);
    if (pattern === undefined) return;
    if (unchecked.length >= ERRORS_MAX) {
      unchecked.push({ rule: name, message: lastError });
      return;
    }
    try {
      if (!(await askEventBridge(context, pattern, event))) return;
      otherRules.push({ name, enabled: State !== 'DISABLED' });
    } catch (error) {
      lastError = explainError(error, logUnexpected);
      unchecked.push({ rule: name, message: lastError });
    }
  }

  const others = rules.filter(({ Name = '' }) => Name !== own && !isViewerName(Name));
  await pMap(others, check, { concurrency: PARALLEL_TESTS });
  otherRules.sort((left, right) => compareNames(left.name, right.name));
  unchecked.sort((left, right) => compareNames(left.rule, right.rule));
  return { otherRules, ...(unchecked.length > 0 && { unchecked }) };
}

function compareNames(left: string, right: string): number {
  return left < right ? -1 : 1;
}
