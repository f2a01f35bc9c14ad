import type { MomentoErrorCode } from '@gomomento/sdk';
import type { MomentoCallRefusal } from '../refusals/momento-refusal.ts';
import { type Refusal, refuseField } from '../refusals/refusal.ts';

type Kind = MomentoCallRefusal['refusal'] | 'unauthenticated';

const KINDS = {
  AUTHENTICATION_ERROR: 'unauthenticated',
  PERMISSION_ERROR: 'momento-denied',
  NOT_FOUND_ERROR: 'momento-not-found',
  STORE_NOT_FOUND_ERROR: 'momento-not-found',
  STORE_ITEM_NOT_FOUND_ERROR: 'momento-not-found',
  FUNCTION_NOT_FOUND_ERROR: 'momento-not-found',
  LIMIT_EXCEEDED_ERROR: 'momento-limit-exceeded',
  INVALID_ARGUMENT_ERROR: 'momento-invalid',
  BAD_REQUEST_ERROR: 'momento-invalid',
  FAILED_PRECONDITION_ERROR: 'momento-invalid',
  ALREADY_EXISTS_ERROR: 'momento-invalid',
  SERVER_UNAVAILABLE: 'momento-unreachable',
  CONNECTION_ERROR: 'momento-unreachable',
  TIMEOUT_ERROR: 'momento-unreachable',
  CANCELLED_ERROR: 'momento-unreachable',
  INTERNAL_SERVER_ERROR: 'momento-error',
  UNKNOWN_SERVICE_ERROR: 'momento-error',
  CLIENT_RESOURCE_EXHAUSTED: 'momento-error',
  UNKNOWN_ERROR: 'momento-error',
} as const satisfies Record<`${MomentoErrorCode}`, Kind>;

export function classifyMomentoError(momentoCode: `${MomentoErrorCode}`): Refusal {
  const kind = KINDS[momentoCode];
  return kind === 'unauthenticated'
    ? refuseField(
        'apiKey',
        'Momento does not accept this API key. Check that it is complete and valid.',
      )
    : { refusal: kind, momentoCode };
}

/** Whether Momento may have made the change although the call failed. */
export function isUnsettled({ refusal }: Refusal): boolean {
  return refusal === 'momento-unreachable' || refusal === 'momento-error';
}
