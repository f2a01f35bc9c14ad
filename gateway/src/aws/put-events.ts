import type { BusEntry } from '@momento-gateway/shared/bus-entry';
import type { FailureReason } from '@momento-gateway/shared/failure-reason';
import type { PutEntry, PutResult } from '../publish.ts';
import type { CallAws } from './aws-caller.ts';
import {
  type AwsFailure,
  explainFailure,
  isServiceError,
  isThrottled,
  isTransient,
} from './explain-failure.ts';

/** @param readTrace the value of `TraceHeader`, if any, at the time of an attempt */
export function createPutEntry(
  callEventBridge: CallAws,
  readTrace?: () => string | undefined,
): PutEntry {
  return async (entry, timeoutMs) => {
    const input = { Entries: [{ ...toWire(entry), TraceHeader: readTrace?.() }] };
    const answer = await callEventBridge('PutEvents', input, timeoutMs);
    if (answer.kind === 'answered') return readEntryResult(answer.output);
    // An attempt gets all of the remaining time, so none is left after a timeout.
    const retryable = answer.kind !== 'timed-out' && isTransient(answer);
    return refuse(toReason(answer), retryable, explainFailure(answer));
  };
}

/** The API takes times in seconds. */
function toWire({ Time, Source, DetailType, Detail, EventBusName }: BusEntry): object {
  return { Time: Time / 1_000, Source, DetailType, Detail, EventBusName };
}

/** A call that succeeds can still report that its entry failed. */
function readEntryResult(output: Readonly<Record<string, unknown>>): PutResult {
  const { Entries } = output;
  const [result] = Array.isArray(Entries) ? (Entries as Record<string, unknown>[]) : [];
  const { EventId, ErrorCode, ErrorMessage } = result ?? {};
  if (typeof ErrorCode === 'string') {
    const retryable = isThrottled(ErrorCode) || isServiceError(ErrorCode);
    return refuse(toReasonOf(ErrorCode, 400), retryable, `${ErrorCode}: ${ErrorMessage}`);
  }
  return typeof EventId === 'string'
    ? { kind: 'taken', eventId: EventId }
    : refuse('service-error', false, 'An answer without an event id');
}

function refuse(reason: FailureReason, retryable: boolean, message: string): PutResult {
  return { kind: 'refused', reason, retryable, message };
}

function toReason(failure: AwsFailure): FailureReason {
  return failure.kind === 'refused' ? toReasonOf(failure.code, failure.status) : failure.kind;
}

const ACCESS_CODES =
  /^(?:AccessDenied|NotAuthorized|UnrecognizedClient|InvalidClientTokenId|InvalidSignature|IncompleteSignature|ExpiredToken|MissingAuthenticationToken)/;

function toReasonOf(code: string, status: number): FailureReason {
  if (isThrottled(code, status)) return 'throttled';
  // A 200 that cannot be read is a service error too; the event may be on the bus.
  if (isServiceError(code, status) || status === 200) return 'service-error';
  if (code === 'ResourceNotFoundException') return 'bus-not-found';
  if (status === 401 || status === 403 || ACCESS_CODES.test(code)) return 'access-denied';
  return status === 413 ? 'entry-too-large' : 'entry-refused';
}
