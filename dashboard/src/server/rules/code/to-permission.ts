import type { PolicyStatement } from '../permissions/policy.ts';
import type { FunctionPermission } from './code-model.ts';

/** What Lambda's AddPermission makes of its SourceArn; the others are said by hand elsewhere. */
const ARN_OPERATORS = ['ArnLike', 'ArnEquals', 'StringLike', 'StringEquals'];

/** @returns undefined for a statement that AddPermission could not have made. */
export function toPermission(
  functionArn: string,
  statement: PolicyStatement,
): FunctionPermission | undefined {
  const { Sid, Action, Principal, Condition = {}, Effect, Resource } = statement;
  const sources = readSources(Condition);
  const principal = (Principal as { readonly Service?: unknown } | undefined)?.Service;
  const isPlain =
    Effect === 'Allow' &&
    Resource === functionArn &&
    typeof Sid === 'string' &&
    typeof Action === 'string' &&
    typeof principal === 'string';
  if (!isPlain || sources === undefined) return undefined;
  return { kind: 'function', functionArn, statementId: Sid, action: Action, principal, ...sources };
}

type Sources = Pick<FunctionPermission, 'sourceArn' | 'sourceAccount'>;

function readSources(condition: unknown): Sources | undefined {
  const found: { sourceArn?: string; sourceAccount?: string } = {};
  for (const [operator, keys] of Object.entries(condition as object)) {
    for (const [key, value] of Object.entries(keys as object)) {
      if (typeof value !== 'string') return undefined;
      const name = key.toLowerCase();
      if (name === 'aws:sourcearn' && ARN_OPERATORS.includes(operator)) found.sourceArn = value;
      else if (name === 'aws:sourceaccount' && operator === 'StringEquals') {
        found.sourceAccount = value;
      } else return undefined;
    }
  }
  return found;
}
