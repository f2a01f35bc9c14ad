import type { RedriveResults } from '../../api/failure.ts';

type Result = RedriveResults['results'][number];

/** How often each result occurs. */
export function countResults(results: readonly Result[]): Record<Result['result'], number> {
  const counts = { redriven: 0, failed: 0, gone: 0 };
  for (const { result } of results) counts[result] += 1;
  return counts;
}
