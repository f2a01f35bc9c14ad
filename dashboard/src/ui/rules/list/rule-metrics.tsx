import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { readRuleMetrics } from '@momento-gateway/api/rules/rule-operations';
import { usePolledQuery } from '../../client/use-polled-query.ts';
import { Facts } from '../../elements/facts.tsx';
import { QueryAlert } from '../../elements/query-alert.tsx';
import { describeRuleMetrics } from './describe-rule-metrics.ts';

/** CloudWatch bills each reading, and counts by the minute. */
const POLL_MS = 60_000;

interface RuleMetricsProps {
  readonly name: string;
  readonly targetCount: number;
}

/** What CloudWatch counted for a rule in the last 24 hours. */
export function RuleMetrics({ name, targetCount }: RuleMetricsProps) {
  const query = usePolledQuery(
    ['rule-metrics', name],
    readRuleMetrics,
    { params: { name } },
    POLL_MS,
  );
  // While another rule's are loading, its own are not known.
  const metrics = query.isPlaceholder ? undefined : query.data;
  return (
    <div>
      <Box variant="h3">Last 24 hours</Box>
      <SpaceBetween size="xs">
        <QueryAlert query={query} what="metrics" />
        <Facts items={describeRuleMetrics(metrics)} minWidth="8rem" />
        <Box variant="small">
          Counted by CloudWatch for the rule
          {targetCount > 1
            ? `, over its ${targetCount} targets together; it has no counts by target`
            : ''}
          . It may be minutes late and does not promise to count everything. “None” means that it
          reported nothing.
        </Box>
      </SpaceBetween>
    </div>
  );
}
