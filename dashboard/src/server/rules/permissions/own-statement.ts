import { busRulesOf, parseRuleArn } from '@momento-gateway/shared/rule-arn';
import { evaluatePolicy } from './evaluate-policy.ts';
import type { Gate, Use } from './gate.ts';
import { type Policy, type PolicyStatement, statementIdOf } from './policy.ts';

type Judged = Pick<Gate, 'actions' | 'refusesConditions' | 'resourceOf' | 'buildStatement'>;

/** The statement of this use that stands in a policy, whatever it says. */
export function findOwnStatement(gate: Judged, policy: Policy, use: Use) {
  const { Sid } = gate.buildStatement(use);
  return policy.Statement.find((statement) => statement['Sid'] === Sid);
}

/**
 * Whether our statement is in a policy and grants what the use needs. It is judged by what it
 * says: AWS may store a policy in other words than it was given.
 */
export function holdsOwnStatement(gate: Judged, policy: Policy, use: Use): boolean {
  const own = findOwnStatement(gate, policy, use);
  const { actions, refusesConditions, resourceOf } = gate;
  const access = {
    actions,
    resource: resourceOf(use.arn),
    ruleArn: use.ruleArn,
    refusesConditions,
  };
  return own !== undefined && evaluatePolicy({ Statement: [own] }, access) === 'granted';
}

/** Statements for one rule of the same bus each, as older versions of the dashboard made them. */
export function listRuleStatements(policy: Policy, ruleArn: string): readonly PolicyStatement[] {
  const { like } = busRulesOf(ruleArn);
  return policy.Statement.filter(({ Sid, Condition }) => {
    const arn = readSourceArn(Condition);
    return (
      arn !== undefined &&
      Sid === statementIdOf(arn) &&
      parseRuleArn(arn) !== undefined &&
      busRulesOf(arn).like === like &&
      arn !== like
    );
  });
}

function readSourceArn(condition: unknown): string | undefined {
  const [keys, ...otherOperators] = Object.values((condition ?? {}) as Record<string, unknown>);
  const [arn, ...otherKeys] = Object.values((keys ?? {}) as Record<string, unknown>);
  const isOnly = otherOperators.length === 0 && otherKeys.length === 0;
  return isOnly && typeof arn === 'string' ? arn : undefined;
}
