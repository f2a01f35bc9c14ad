import { createHash } from 'node:crypto';
import { busRulesOf } from '@momento-gateway/shared/rule-arn';
import type { GateUse } from './gate.ts';

/** One statement of a resource's policy; those of others are only passed on. */
export type PolicyStatement = Readonly<Record<string, unknown>>;

/** A resource's policy, or what stands in its place when there is none. */
export interface Policy {
  readonly [key: string]: unknown;
  readonly Statement: readonly PolicyStatement[];
}

export const EMPTY_POLICY: Policy = { Version: '2012-10-17', Statement: [] };

/** @returns undefined when the text is not a policy that a statement can be added to. */
export function parsePolicy(text: string | undefined): Policy | undefined {
  if (!text) return EMPTY_POLICY;
  try {
    const policy = JSON.parse(text) as { Statement?: unknown };
    const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
    return statements.every((statement) => typeof statement === 'object' && statement !== null)
      ? { ...policy, Statement: statements }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The policy with this statement in the place of an older one of its Sid. */
export function addStatement(policy: Policy, statement: PolicyStatement): Policy {
  const others = removeStatements(policy, [statement['Sid']]);
  return { ...others, Statement: [...others.Statement, statement] };
}

export function removeStatements(policy: Policy, ids: readonly unknown[]): Policy {
  return { ...policy, Statement: policy.Statement.filter(({ Sid }) => !ids.includes(Sid)) };
}

/** The Sid of what is ours for an ARN, which holds characters that a Sid may not. */
export function statementIdOf(arn: string): string {
  return `momento-gateway-${createHash('sha256').update(arn).digest('hex').slice(0, 24)}`;
}

/** The Sid of the statement for all rules of a rule's bus. */
export function busStatementIdOf(ruleArn: string, use: GateUse): string {
  const { like } = busRulesOf(ruleArn);
  return statementIdOf(use === 'target' ? like : `${like} ${use}`);
}
