import type { AwsAnswer } from './aws-caller.ts';

/** A call without a result: AWS refused it, or the network failed. */
export type AwsFailure = Exclude<AwsAnswer, { kind: 'answered' }>;

const THROTTLED = new Set([
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
]);

const SERVICE_ERRORS = new Set([
  'InternalFailure',
  'InternalError',
  'InternalException',
  'InternalServerError',
  'InternalServiceError',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]);

export function isThrottled(code: string, status = 0): boolean {
  return status === 429 || THROTTLED.has(code);
}

export function isServiceError(code: string, status = 0): boolean {
  return status >= 500 || SERVICE_ERRORS.has(code);
}

/** Whether the same call may succeed a moment later. */
export function isTransient(failure: AwsFailure): boolean {
  return (
    failure.kind !== 'refused' ||
    isThrottled(failure.code, failure.status) ||
    isServiceError(failure.code, failure.status)
  );
}

/** Code and message, for logs and people. */
export function explainFailure(failure: AwsFailure): string {
  if (failure.kind !== 'refused') return failure.message;
  return failure.message === '' ? failure.code : `${failure.code}: ${failure.message}`;
}
