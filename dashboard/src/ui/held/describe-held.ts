import type { DeleteResults, FailurePage } from '@momento-gateway/api/failures/failure';
import { formatCount } from '../elements/format-count.ts';

const REASONS: Readonly<Record<string, string>> = {
  'wrong-signature': 'The signature matches no stored signing secret',
  'secret-unavailable': 'The signing secret could not be read',
  unreadable: 'The gateway did not write this message',
};

/** Why a call could not be verified when it came; the reason itself when it has no text. */
export function describeHoldReason(reason: string): string {
  return (Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined) ?? reason;
}

/** What the list is, and what it may lack. */
export function describeHeldList(
  facts: Pick<FailurePage, 'complete' | 'heldElsewhere'> | undefined,
): string {
  const parts = [
    'Calls that may be events, but could not be verified when they came. Most likely the signing secret was changed at Momento: store the new one, and the calls that it verifies are published. The others are never published, and expire after a day.',
  ];
  const { complete = true, heldElsewhere = 0 } = facts ?? {};
  if (heldElsewhere > 0) {
    const more = formatCount(heldElsewhere, 'more is', 'more are');
    parts.push(`${more} being looked at by another dashboard right now.`);
  } else if (!complete) parts.push('There may be more than are listed here.');
  return parts.join(' ');
}

/** The result of discarding, as a message of the page. */
export function describeDiscarding({ results, heldElsewhere, problem }: DeleteResults) {
  const done = results.filter(({ result }) => result === 'deleted').length;
  const left = results.filter(({ result }) => result === 'failed' || result === 'busy');
  const notes = [
    left.length > 0 && `Not discarded: ${left.length}. ${left[0]?.message ?? ''}`,
    heldElsewhere > left.length && 'More are being looked at by another dashboard.',
    problem !== undefined && left.length === 0 && problem,
  ].filter((note) => note !== false);
  return {
    type: notes.length === 0 ? 'success' : 'warning',
    header: `${formatCount(done, 'held call')} discarded`,
    ...(notes.length > 0 && { content: notes.join(' ') }),
  } as const;
}
