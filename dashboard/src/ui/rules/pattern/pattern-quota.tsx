'use client';

import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';
import { hasWildcard } from '@momento-gateway/api/pattern/wildcard';
import { useRules } from '../../queries/use-rules.ts';

interface PatternQuotaProps {
  readonly name: string | undefined;
  readonly pattern: EventPattern;
}

/** How many of the bus's rules there will be. */
export function PatternQuota({ name, pattern }: PatternQuotaProps) {
  const list = useRules().data;
  if (list === undefined) return null;
  const { rules, wildcardRules } = list.quotas;
  const before = list.rules.find((rule) => rule.name === name);
  const wasWildcard = before !== undefined && hasWildcard(before.pattern);
  return (
    <div>
      <Quota
        what="rules the bus can have"
        count={rules.count + (before === undefined ? 1 : 0)}
        limit={rules.limit}
      />
      {hasWildcard(pattern) && (
        <Quota
          what="rules with wildcards the bus can have"
          count={wildcardRules.count + (wasWildcard ? 0 : 1)}
          limit={wildcardRules.limit}
        />
      )}
    </div>
  );
}

interface QuotaProps {
  readonly what: string;
  readonly count: number;
  readonly limit: number;
}

function Quota({ what, count, limit }: QuotaProps) {
  const text = `${count} of ${limit} ${what}`;
  return count <= limit ? (
    <Box variant="small">{text}</Box>
  ) : (
    <StatusIndicator type="warning">{text}: EventBridge may refuse it</StatusIndicator>
  );
}
