import { createHash } from 'node:crypto';
import { busRulesOf, parseRuleArn } from '@momento-gateway/shared/rule-arn';
import { evaluatePolicy } from './evaluate-policy.ts';
import type { Demand, GateUse, Use } from './gate.ts';
import type { Policy, PolicyStatement } from './policy.ts';

/** The Sid of what is ours for an ARN, which holds characters that a Sid may not. */
export function statementIdOf(arn: string): string {
  return `momento-gateway-${createHash('sha256').update(arn).digest('hex').slice(0, 24)}`;
}

/** The Sid of the statement for all rules of a rule's bus. */
export function busStatementIdOf(ruleArn: string, use: GateUse): string {
  const { like } = busRulesOf(ruleArn);
  return statementIdOf(use === 'target' ? like : `${like} ${use}`);
}

/** The statement of this use that stands in a policy, whatever it says. */
export function findOwnStatement(
  { buildStatement }: Demand,
  policy: Policy,
  use: Use,
): PolicyStatement | undefined {
  const { Sid } = buildStatement(use);
  return policy.Statement.find((statement) => statement['Sid'] === Sid);
}

/**
 * Whether our statement is in a policy and grants what the use needs. It is judged by what it
 * says: AWS may store a policy in other words than it was given.
 */
export function holdsOwnStatement(demand: Demand, policy: Policy, use: Use): boolean {
  const own = findOwnStatement(demand, policy, use);
  const { actions, refusesConditions, resourceOf } = demand;
  const access = {
    actions,
    resource: resourceOf(use.arn),
    ruleArn: use.ruleArn,
    refusesConditions,
  };
  return own !== undefined && evaluatePolicy({ Statement: [own] }, access) === 'granted';
}

/** Sids of statements for one rule of the same bus each, as older versions of the dashboard made them. */
export function listRuleStatementIds(policy: Policy, ruleArn: string): readonly unknown[] {
  const { like } = busRulesOf(ruleArn);
  const isOfOneRule = ({ Sid, Condition }: PolicyStatement) => {
    const arn = readSourceArn(Condition);
    return (
      arn !== undefined &&
      Sid === statementIdOf(arn) &&
      parseRuleArn(arn) !== undefined &&
      busRulesOf(arn).like === like &&
      arn !== like
    );
  };
  return policy.Statement.filter(isOfOneRule).map(({ Sid }) => Sid);
}

function readSourceArn(condition: unknown): string | undefined {
  const [keys, ...otherOperators] = Object.values((condition ?? {}) as Record<string, unknown>);
  const [arn, ...otherKeys] = Object.values((keys ?? {}) as Record<string, unknown>);
  const isOnly = otherOperators.length === 0 && otherKeys.length === 0;
  return isOnly && typeof arn === 'string' ? arn : undefined;
}
