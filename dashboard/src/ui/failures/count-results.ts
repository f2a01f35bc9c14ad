import type { RedriveResult } from '../../api/redrive.ts';

/** How often each result occurs. */
export function countResults(
  results: readonly RedriveResult[],
): Record<RedriveResult['result'], number> {
  const counts = { redriven: 0, failed: 0, busy: 0, gone: 0 };
  for (const { result } of results) counts[result] += 1;
  return counts;
}
