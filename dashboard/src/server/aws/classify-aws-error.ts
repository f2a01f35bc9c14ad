import type { AwsRefusal } from '../refusals/refusal.ts';

/**
 * What AWS's services answer when a quota is used up. None of them is throttling: the same call
 * fails until something is removed.
 */
export const LIMIT_ERRORS: ReadonlySet<string> = new Set([
  // EventBridge, CloudWatch Logs, Secrets Manager
  'LimitExceededException',
  // SQS
  'OverLimit',
  // Lambda
  'PolicyLengthExceededException',
]);
const THROTTLED = new Set([
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'RequestThrottled',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'KmsThrottled',
]);
const ACCESS_DENIED = new Set(['AccessDeniedException', 'AccessDenied', 'KmsAccessDenied']);
const NO_CREDENTIALS = new Set([
  'CredentialsProviderError',
  'ExpiredTokenException',
  'ExpiredToken',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'MissingAuthenticationToken',
]);
const UNREACHABLE = new Set([
  'TimeoutError',
  'AbortError',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** Whether the credentials lack a permission. */
export function isAccessDenied(error: unknown): boolean {
  return error instanceof Error && ACCESS_DENIED.has(error.name);
}

interface SdkError extends Error {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}

/** @returns undefined when it is neither an error of AWS nor of the connection to it. */
export function classifyAwsError(error: unknown): AwsRefusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, code, message, $metadata } = error as SdkError;
  const requestId = $metadata?.requestId;
  const awsCode = UNREACHABLE.has(code ?? '') && code !== undefined ? code : name;
  const told = { awsCode, ...(requestId !== undefined && { awsRequestId: requestId }) };
  if (THROTTLED.has(name) || $metadata?.httpStatusCode === 429) {
    return { refusal: 'aws-throttled', ...told };
  }
  if (LIMIT_ERRORS.has(name)) return { refusal: 'aws-limit-exceeded', ...told, message };
  if (ACCESS_DENIED.has(name)) {
    return { refusal: 'aws-access-denied', ...told, message: message.replace(/\.$/, '') };
  }
  if (NO_CREDENTIALS.has(name) || message === 'Region is missing') {
    return { refusal: 'aws-no-credentials', ...told };
  }
  if (UNREACHABLE.has(awsCode)) return { refusal: 'aws-unreachable', ...told };
  return $metadata?.httpStatusCode === undefined ? undefined : { refusal: 'aws-error', ...told };
}
