import type { NextStep } from '@momento-gateway/api/explain/explanation';
import { readRuleManager } from '../rules/rule-manager.ts';
import type { ExplainContext } from './explain-context.ts';
import type { FittedRule } from './fit-rule.ts';

/** What else manages a rule, in words; undefined for a rule that can be changed here. */
export async function findManager(
  context: ExplainContext,
  { arn, service }: Pick<FittedRule, 'arn' | 'service'>,
): Promise<string | undefined> {
  return (await readRuleManager(context, { Arn: arn, ManagedBy: service }))?.managedBy;
}

/** A change of a rule: one that is managed elsewhere is only looked at here. */
export function changeRuleStep(
  text: string,
  id: string,
  managedBy: string | undefined,
): NextStep & { readonly screen: 'rule' } {
  return {
    text: managedBy === undefined ? text : `${text}, where it is managed: ${managedBy}`,
    screen: 'rule',
    id,
  };
}
