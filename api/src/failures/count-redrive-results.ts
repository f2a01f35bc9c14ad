import type { Redrive, RedriveResult } from './redrive.ts';

/** How often each result occurs. */
export function countRedriveResults(results: readonly RedriveResult[]): Redrive['counts'] {
  const counts = { redriven: 0, 'not-removed': 0, failed: 0, busy: 0, gone: 0 };
  for (const { result } of results) counts[result] += 1;
  return counts;
}
