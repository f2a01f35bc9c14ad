import type { FailureGroup } from '@momento-gateway/api/failures/failure-causes';
import { describeReason } from '../gateway/describe-call.ts';
import { describeTarget } from './describe-failure.ts';

const KEYS = {
  count: ({ count }) => count,
  reason: ({ cause }) => describeReason(cause.reason),
  target: ({ cause }) => describeTarget(cause),
  webhook: ({ webhookName = '', cause }) => webhookName || (cause.webhookId ?? ''),
  first: ({ firstAt }) => firstAt,
  last: ({ lastAt }) => lastAt,
} as const satisfies Record<string, (group: FailureGroup) => string | number>;

type GroupSort = keyof typeof KEYS;

/** @returns the most frequent first for a text that names no order */
export function readGroupSort(text: string): GroupSort {
  return Object.hasOwn(KEYS, text) ? (text as GroupSort) : 'count';
}

/** Causes in another order; with equal values the most frequent is first, as they come. */
export function sortGroups(
  groups: readonly FailureGroup[],
  sort: GroupSort,
  isDescending: boolean,
): FailureGroup[] {
  const keyOf = KEYS[sort];
  const sign = isDescending ? -1 : 1;
  return groups.toSorted((left, right) => {
    const [a, b] = [keyOf(left), keyOf(right)];
    if (a === b) return 0;
    return a < b ? -sign : sign;
  });
}

/** The same for the same cause. */
export function keyOfGroup({ cause }: FailureGroup): string {
  return JSON.stringify(cause);
}
