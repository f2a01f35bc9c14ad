interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Principal?: unknown;
  readonly Condition?: unknown;
  readonly Sid?: string;
}

/**
 * A template whose policies of roles and users have fewer statements that allow the same. Statements of
 * different services go together: no action of one service works on a resource of another one.
 */
export function shortenPolicies(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(shortenPolicies);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [
      name,
      name === 'Statement' ? merge(value as readonly Statement[]) : shortenPolicies(value),
    ]),
  );
}

function merge(statements: readonly Statement[]): Statement[] {
  const merged: Statement[] = [];
  for (const statement of statements) {
    const at = merged.findIndex((other) => goTogether(other, statement));
    const other = merged[at];
    if (other === undefined) merged.push(statement);
    else merged[at] = join(other, statement);
  }
  return merged;
}

function goTogether(one: Statement, other: Statement): boolean {
  if (!isPlain(one) || !isPlain(other) || !isSame(one.Condition, other.Condition)) return false;
  if (isSame(one.Resource, other.Resource)) return true;
  const services = listServices(one);
  return listServices(other).every((service) => !services.includes(service));
}

/** Of an identity, and with resources of its services only. */
function isPlain({ Effect, Principal, Sid, Resource }: Statement): boolean {
  return (
    Effect === 'Allow' &&
    Principal === undefined &&
    Sid === undefined &&
    !listOf(Resource).includes('*')
  );
}

function join(one: Statement, other: Statement): Statement {
  return {
    ...one,
    Action: [...listOf(one.Action), ...listOf(other.Action)] as string[],
    Resource: isSame(one.Resource, other.Resource)
      ? one.Resource
      : [...listOf(one.Resource), ...listOf(other.Resource)],
  };
}

function listServices({ Action }: Statement): string[] {
  return listOf(Action).map((action) => String(action).split(':')[0] ?? '');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
