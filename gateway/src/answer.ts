import type { Rejection } from '@momento-gateway/shared/rejection';
import type { FunctionUrlAnswer } from './function-url-event.ts';
import type { Outcome } from './outcome.ts';

/** The same answer wherever another one could reveal whether a webhook or its secret exists. */
const FORBIDDEN = { status: 403, error: 'forbidden' } as const;

const REJECTED = {
  'unknown-path': { status: 404, error: 'not-found' },
  'wrong-method': { status: 405, error: 'method-not-allowed' },
  'too-large': { status: 413, error: 'too-large' },
  'unknown-webhook': FORBIDDEN,
  'missing-signature': FORBIDDEN,
  'wrong-signature': FORBIDDEN,
  malformed: { status: 400, error: 'malformed' },
  'foreign-topic': FORBIDDEN,
  stale: FORBIDDEN,
  future: FORBIDDEN,
} as const satisfies Record<Rejection, { status: number; error: string }>;

/** The HTTP answer: JSON with the outcome and the request id, never with an error message of AWS. */
export function answer(outcome: Outcome, requestId: string): FunctionUrlAnswer {
  const { status, ...fields } = describeOutcome(outcome);
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      ...(status === 405 && { allow: 'POST' }),
    },
    body: JSON.stringify({ outcome: outcome.kind, ...fields, requestId }),
  };
}

function describeOutcome(outcome: Outcome): {
  readonly status: number;
  readonly error?: string;
  readonly reason?: string;
  readonly eventId?: string;
} {
  switch (outcome.kind) {
    case 'published':
      return { status: 200, eventId: outcome.eventId };
    case 'parked':
      return { status: 202, reason: outcome.reason };
    case 'rejected':
      return REJECTED[outcome.reason];
    case 'unavailable':
      return { status: 503, error: 'unavailable' };
    case 'lost':
      return { status: 500, error: 'internal' };
  }
}
