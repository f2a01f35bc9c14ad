import type { CallOutcome, GatewayCall } from '@momento-gateway/api/observation/activity';
import type { Rejection } from '@momento-gateway/shared/rejection';
import { describeReason } from './describe-reason.ts';

interface OutcomeDescription {
  readonly text: string;
  readonly type: 'success' | 'warning' | 'error';
}

export const OUTCOMES = {
  published: { text: 'Published', type: 'success' },
  parked: { text: 'Parked', type: 'warning' },
  rejected: { text: 'Rejected', type: 'warning' },
  unavailable: { text: 'Unavailable', type: 'error' },
  lost: { text: 'Lost', type: 'error' },
} as const satisfies Record<CallOutcome, OutcomeDescription>;

const REASONS = {
  'unknown-path': 'Its path is not that of a webhook',
  'wrong-method': 'It was no POST',
  'too-large': 'It is larger than a message can be',
  'unknown-webhook': 'The webhook is disabled or not registered',
  'missing-signature': 'It has no signature',
  'wrong-signature': 'Its signature is wrong: check the signing secret',
  malformed: 'Its body is not a message of Momento',
  'foreign-topic': 'It is of another cache or topic than registered',
  stale: 'It was published more than 60 s before it arrived',
  future: 'Its publish timestamp lies more than 60 s ahead',
  'secret-unavailable': 'Its secret could not be read',
  unexpected: 'Something unforeseen: see the gateway’s log',
} satisfies Record<Rejection, string> & Record<string, string>;

/** Why a call was rejected or its event not published, in words. */
export function describeCallReason(reason: string): string {
  return Object.hasOwn(REASONS, reason)
    ? REASONS[reason as keyof typeof REASONS]
    : describeReason(reason);
}

/** The reason of a call, and what AWS said; empty when all went well. */
export function explainCall({ reason, error }: Pick<GatewayCall, 'reason' | 'error'>): string {
  const words = reason === undefined ? '' : describeCallReason(reason);
  return [words, error].filter(Boolean).join(': ');
}

/** `12 ms`, `3.4 s`. */
export function formatDuration(ms: number): string {
  return Math.abs(ms) < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
