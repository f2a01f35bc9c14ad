import type { z } from 'zod';
import { AwsError } from '../core/aws-error.ts';
import { explainInvalidInput } from '../server/explain-invalid-input.ts';

/** The errors of CloudWatch. */
export const metricErrors = {
  invalidValue: (message: string) => new AwsError('InvalidParameterValueException', message),
  invalidCombination: (message: string) =>
    new AwsError('InvalidParameterCombinationException', message),
  missing: (parameter: string) =>
    new AwsError('MissingRequiredParameterException', `The parameter ${parameter} is required.`),
  invalidToken: () => new AwsError('InvalidNextToken', 'The next token is not valid.'),
  invalidQuery: (message: string) => new AwsError('ValidationError', message),
  internal: () => new AwsError('InternalServiceFault', 'An internal error occurred.', 500),
};

/** The codes of the query protocol, which older clients know. */
const QUERY_CODES: Readonly<Record<string, string>> = {
  InvalidParameterValueException: 'InvalidParameterValue',
  InvalidParameterCombinationException: 'InvalidParameterCombination',
  MissingRequiredParameterException: 'MissingParameter',
  InternalServiceFault: 'InternalServiceError',
  ThrottlingException: 'Throttling',
};

/** The error for input that a schema refused. */
export function refuseMetricInput(issues: readonly z.core.$ZodIssue[]): AwsError {
  const [first] = issues;
  const isMissing = first?.code === 'invalid_type' && first.message.endsWith('received undefined');
  if (isMissing) return metricErrors.missing(nameParameter(first.path));
  return metricErrors.invalidValue(explainInvalidInput(issues).message);
}

/** `__type` and `x-amzn-query-error`, from which SDKs take the error's name. */
export function writeMetricError(error: AwsError): {
  type: string;
  headers: Record<string, string>;
} {
  const code = QUERY_CODES[error.code] ?? error.code;
  const fault = error.status < 500 ? 'Sender' : 'Receiver';
  return { type: error.code, headers: { 'x-amzn-query-error': `${code};${fault}` } };
}

/** As CloudWatch writes paths: `MetricData.member.1.Value`. */
export function nameParameter(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `member.${part + 1}` : String(part)))
    .join('.');
}
