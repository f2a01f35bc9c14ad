import { readExact } from '@momento-gateway/api/exact-json';

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
  const policy = readExact(text) as { readonly Statement?: unknown } | null | undefined;
  const statements: unknown[] = [policy?.Statement].flat();
  return statements.every((statement) => typeof statement === 'object' && statement !== null)
    ? { ...policy, Statement: statements as PolicyStatement[] }
    : undefined;
}

/** The policy with this statement in the place of an older one of its Sid. */
export function addStatement(policy: Policy, statement: PolicyStatement): Policy {
  const others = removeStatements(policy, [statement['Sid']]);
  return { ...others, Statement: [...others.Statement, statement] };
}

export function removeStatements(policy: Policy, ids: readonly unknown[]): Policy {
  return { ...policy, Statement: policy.Statement.filter(({ Sid }) => !ids.includes(Sid)) };
}

/** The texts of a policy's element, which may stand alone or in a list. */
export function listTexts(value: unknown): readonly string[] {
  return [value].flat().filter((item) => typeof item === 'string');
}
