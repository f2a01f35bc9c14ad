import type { z } from 'zod';
import { AwsError } from '../core/aws-error.ts';

type Issue = z.core.$ZodIssue;

/** EventBridge's ValidationException: every failed constraint, with the value that failed it. */
export function explainInvalidParameters(issues: readonly Issue[], input: unknown): AwsError {
  const parts = issues.map((issue) => describeIssue(issue, input));
  const noun = parts.length === 1 ? 'error' : 'errors';
  return new AwsError(
    'ValidationException',
    `${parts.length} validation ${noun} detected: ${parts.join('; ')}`,
  );
}

function describeIssue(issue: Issue, input: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => formatPath([...issue.path, key]));
    return `Unknown parameter: ${names.join(', ')}`;
  }
  const value = formatValue(findValue(input, issue.path));
  const constraint = value === 'null' ? 'Member must not be null' : describeConstraint(issue);
  return `Value ${value} at '${formatPath(issue.path)}' failed to satisfy constraint: ${constraint}`;
}

function describeConstraint(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return `Member must have ${measureOf(issue)} greater than or equal to ${issue.minimum}`;
    case 'too_big':
      return `Member must have ${measureOf(issue)} less than or equal to ${issue.maximum}`;
    case 'invalid_value':
      return `Member must satisfy enum value set: [${issue.values.join(', ')}]`;
    case 'invalid_format':
      return `Member must satisfy regular expression pattern: ${formatPattern(issue.pattern)}`;
    case 'invalid_type':
      return `Member must be of type ${issue.expected}`;
    default:
      return issue.message;
  }
}

function measureOf(issue: { origin: string }): 'value' | 'length' {
  return ['number', 'int', 'bigint'].includes(issue.origin) ? 'value' : 'length';
}

/** AWS shows its patterns unanchored and with the dot escaped inside brackets. */
function formatPattern(pattern: string | undefined): string {
  return (pattern ?? '').replace(/^\/\^|\$\/$/g, '').replaceAll(/\[(\/?)\.\\-/g, '[$1\\.\\-');
}

function findValue(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[part];
  return value;
}

function formatValue(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  return `'${typeof value === 'object' ? JSON.stringify(value) : String(value)}'`;
}

/** `targets.1.member.id`, as AWS writes paths. */
function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => {
      if (typeof part === 'number') return `${part + 1}.member`;
      const name = String(part);
      return name.charAt(0).toLowerCase() + name.slice(1);
    })
    .join('.');
}
