import type { z } from 'zod';
import { AwsError } from '../core/aws-error.ts';

type Issue = z.core.$ZodIssue;

/** AWS's ValidationException for input that a schema refused. Never repeats a value. */
export function explainInvalidInput(issues: readonly Issue[]): AwsError {
  const constraints = issues.map(describeIssue);
  const count = `${constraints.length} validation error${constraints.length === 1 ? '' : 's'}`;
  return new AwsError('ValidationException', `${count} detected: ${constraints.join('; ')}`);
}

function describeIssue(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `'${nameMember([...issue.path, key])}'`);
    return `Unknown parameter in input: ${names.join(', ')}`;
  }
  const member = nameMember(issue.path);
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return `${isMissing ? 'Value null' : 'Value'} at '${member}' failed to satisfy constraint: ${
    isMissing ? 'Member must not be null' : describeConstraint(issue)
  }`;
}

function describeConstraint(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return describeBound(issue.origin, 'greater', issue.minimum);
    case 'too_big':
      return describeBound(issue.origin, 'less', issue.maximum);
    case 'invalid_value':
      return `Member must satisfy enum value set: [${issue.values.join(', ')}]`;
    case 'invalid_format':
      return issue.pattern === undefined
        ? issue.message
        : `Member must satisfy regular expression pattern: ${issue.pattern.replace(/^\/|\/[a-z]*$/g, '')}`;
    case 'invalid_type':
      return `Member must be of type ${issue.expected}`;
    default:
      return issue.message;
  }
}

function describeBound(origin: string, direction: 'greater' | 'less', bound: number | bigint) {
  const isValue = origin === 'number' || origin === 'int' || origin === 'bigint';
  return `Member must have ${isValue ? 'value' : 'length'} ${direction} than or equal to ${bound}`;
}

/** As AWS writes paths: `entries.1.member.detailType`. */
function nameMember(path: readonly PropertyKey[]): string {
  return path
    .map((part) => {
      if (typeof part === 'number') return `${part + 1}.member`;
      const name = String(part);
      return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    })
    .join('.');
}
