import type { z } from 'zod';
import type { AwsError } from '../core/aws-error.ts';
import { sqsErrors } from './sqs-errors.ts';

/** SQS's error for parameters that are missing, unknown or of the wrong type. */
export function refuseInput(issues: readonly z.core.$ZodIssue[]): AwsError {
  const [issue] = issues;
  if (issue === undefined) return sqsErrors.invalidParameter('The request is not valid.');
  const path = issue.path.map((part) => (typeof part === 'number' ? part + 1 : part)).join('.');
  if (issue.code === 'unrecognized_keys') {
    const where = path === '' ? '' : ` in ${path}`;
    return sqsErrors.invalidParameter(`Unknown parameter${where}: ${issue.keys.join(', ')}.`);
  }
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  if (isMissing) return sqsErrors.missing(path);
  return sqsErrors.invalidParameter(
    `Value for parameter ${path} is invalid. Reason: ${issue.message}.`,
  );
}
