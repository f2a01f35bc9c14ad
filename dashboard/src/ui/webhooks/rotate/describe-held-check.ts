import type { HeldCallsCheck } from '@momento-gateway/api/held/held-call';
import { formatCount, formatNumber } from '../../elements/format-count.ts';

interface HeldCheckText {
  readonly type: 'success' | 'warning';
  readonly text: string;
}

/** What a signing secret does for the held calls of its webhook; undefined when none is held. */
export function describeHeldCheck(check: HeldCallsCheck): HeldCheckText | undefined {
  const { heldCount, verifiedCount, publishedCount, lostCount, complete } = check;
  if (heldCount === 0) {
    return complete
      ? undefined
      : {
          type: 'warning',
          text: 'Not all held calls could be looked at. Those that it verifies are published when you save it.',
        };
  }
  const held = `${complete ? '' : 'at least '}${formatCount(heldCount, 'held call')}`;
  const isGood = verifiedCount > 0 && publishedCount > 0 && lostCount === 0;
  const sentences = [
    verifiedCount === 0
      ? `It verifies none of ${held}: it may not be the secret that Momento uses now.`
      : `It verifies ${formatNumber(verifiedCount)} of ${held}.`,
    describePublished(check),
    lostCount > 0 &&
      `${formatNumber(lostCount)} that can be verified now cannot be then: verify them under Failures, Held calls, before you save it.`,
  ];
  return {
    type: isGood ? 'success' : 'warning',
    text: sentences.filter((sentence) => sentence !== false).join(' '),
  };
}

function describePublished({ verifiedCount, publishedCount }: HeldCallsCheck): string | false {
  if (publishedCount === 0) {
    return (
      verifiedCount > 0 &&
      'The webhook is disabled, so nothing is published when you save it: enable it, then verify them.'
    );
  }
  if (publishedCount === verifiedCount) return 'They are published when you save it.';
  const others = formatNumber(publishedCount - verifiedCount);
  return verifiedCount === 0
    ? `${others} that other valid signing secrets verify are published when you save it.`
    : `They are published when you save it, and ${others} that other valid signing secrets verify.`;
}
