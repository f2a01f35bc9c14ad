import type { Failure, FailurePage } from '@momento-gateway/api/failures/failure';
import { FILTER_PROPERTIES } from '@momento-gateway/api/failures/failure-filter';

/** A list to choose from is of use only while it is short. */
const OPTIONS_MAX = 100;

/** The values that the failures have of each property they can be filtered by. */
export function listFilterOptions(failures: readonly Failure[]): FailurePage['options'] {
  return FILTER_PROPERTIES.flatMap((property) => {
    const labels = new Map<string, string | undefined>();
    for (const failure of failures) {
      const value = failure[property];
      if (value === undefined || value === '' || labels.has(value)) continue;
      if (labels.size >= OPTIONS_MAX) break;
      labels.set(value, property === 'webhookId' ? failure.webhookName : undefined);
    }
    return [...labels]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([value, label]) => ({ property, value, ...(label !== undefined && { label }) }));
  });
}
