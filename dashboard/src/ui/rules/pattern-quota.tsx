'use client';

import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { EventPattern } from '../../api/topic-pattern.ts';
import {
  hasWildcard,
  RULES_PER_BUS,
  WILDCARD_RULES_PER_BUS,
} from '../../rules-model/has-wildcard.ts';
import { useRules } from './use-rules.ts';

interface PatternQuotaProps {
  readonly name: string | undefined;
  readonly pattern: EventPattern;
}

/** How many of the bus's rules there will be, as far as the list of rules knows them. */
export function PatternQuota({ name, pattern }: PatternQuotaProps) {
  const rules = useRules().data?.rules;
  if (rules === undefined) return null;
  const others = rules.filter((rule) => rule.name !== name);
  const wildcards = others.filter((rule) => hasWildcard(rule.pattern)).length + 1;
  return (
    <div>
      <Quota
        what="rules the bus can have, counting those for Momento"
        count={others.length + 1}
        limit={RULES_PER_BUS}
      />
      {hasWildcard(pattern) && (
        <Quota
          what="rules with wildcards the bus can have"
          count={wildcards}
          limit={WILDCARD_RULES_PER_BUS}
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
