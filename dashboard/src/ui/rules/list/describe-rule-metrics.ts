import type { RuleMetrics } from '@momento-gateway/api/rules/rule-metrics';
import { formatNumber } from '../../elements/format-count.ts';

const LABELS = {
  matched: 'Events matched',
  invoked: 'Deliveries',
  failed: 'Failed deliveries',
  deadLettered: 'Sent to a dead-letter queue',
  notDeadLettered: 'Refused by a dead-letter queue',
} as const;

/** A rule's counts in words; undefined while they are not known. */
export function describeRuleMetrics(metrics: RuleMetrics | undefined) {
  return Object.entries(LABELS).map(([name, label]) => ({
    label,
    value: metrics === undefined ? '–' : describeCount(metrics[name as keyof typeof LABELS]),
  }));
}

/** CloudWatch has no zeros: what did not happen is not reported. */
function describeCount(count: number | null | undefined): string {
  if (count === null) return 'Unknown';
  return count === undefined ? 'None' : formatNumber(count);
}
