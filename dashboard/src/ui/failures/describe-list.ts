import type { FailurePage } from '@momento-gateway/api/failures/failure';
import type { FailureCauses } from '@momento-gateway/api/failures/failure-causes';
import { formatCount, formatNumber } from '../elements/format-count.ts';

/** What the list is, and what it may lack. The count in its title is of all failures. */
export function describeList(
  facts: Pick<FailurePage, 'complete' | 'heldElsewhere'> | undefined,
): string {
  const parts = ['Events that the bus or a target did not accept. Redrive sends them again.'];
  const { complete = true, heldElsewhere = 0 } = facts ?? {};
  if (heldElsewhere > 0) {
    parts.push(
      `${formatCount(heldElsewhere, 'more is', 'more are')} held by another dashboard right now.`,
    );
  } else if (!complete) parts.push('There may be more than are listed here.');
  return parts.join(' ');
}

/** The same, and how many causes there are. */
export function describeCauses(causes: FailureCauses | undefined): string {
  if (causes === undefined) return describeList(causes);
  const { groups, groupTotal } = causes;
  const shown = groupTotal > groups.length;
  const limit = shown ? `, the ${formatNumber(groups.length)} most frequent are shown` : '';
  return `${describeList(causes)} ${formatCount(groupTotal, 'cause')}${limit}.`;
}
