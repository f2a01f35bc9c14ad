import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { EventPattern } from '@momento-gateway/api/pattern/topic-pattern';
import { hasWildcard } from '@momento-gateway/api/pattern/wildcard';
import { useFormContext } from 'react-hook-form';
import { useRules } from '../../queries/use-rules.ts';
import { hasChosenEvents, type PatternFields, readDraftPattern } from './draft-pattern.ts';
import { PatternView } from './pattern-view.tsx';

interface PatternPreviewProps {
  /** How many rules there will be; none where there is no rule. */
  readonly quotaOf?: { readonly name: string | undefined };
}

/** The event pattern of what is filled in. */
export function PatternPreview({ quotaOf }: PatternPreviewProps) {
  const { watch } = useFormContext<PatternFields>();
  const fields = watch();
  const isChosen = fields.view === 'json' || hasChosenEvents(fields.events);
  const pattern = isChosen ? readDraftPattern(fields) : undefined;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={quotaOf && 'Events that match this pattern go to the targets.'}
        >
          Event pattern
        </Header>
      }
    >
      {!isChosen && 'Choose events to see their pattern.'}
      {isChosen && pattern === undefined && 'The JSON is not an event pattern yet.'}
      {pattern !== undefined && (
        <SpaceBetween size="s">
          <PatternView pattern={pattern} />
          {quotaOf !== undefined && <PatternQuota name={quotaOf.name} pattern={pattern} />}
        </SpaceBetween>
      )}
    </Container>
  );
}

interface PatternQuotaProps {
  /** The rule that is changed; undefined for a new one. */
  readonly name: string | undefined;
  readonly pattern: EventPattern;
}

/** How many of the rules that a bus can have there will be. */
function PatternQuota({ name, pattern }: PatternQuotaProps) {
  const { data: list, error } = useRules();
  // In the place of the count: what is below must not move under a pointer when the count comes.
  if (list === undefined) {
    const text = error ? 'The rules of the bus could not be counted' : 'Counting rules per bus';
    return (
      <div>
        <div>
          <Box variant="small">{text}</Box>
        </div>
        {hasWildcard(pattern) && <Box variant="small">And those with wildcards</Box>}
      </div>
    );
  }
  const { rules, wildcardRules } = list.quotas;
  const before = list.rules.find((rule) => rule.name === name);
  const wasWildcard = before !== undefined && hasWildcard(before.pattern);
  return (
    <div>
      <Quota
        what="rules"
        count={rules.count + (before === undefined ? 1 : 0)}
        limit={rules.limit}
        isDefault={rules.isDefault}
      />
      {hasWildcard(pattern) && (
        <Quota
          what="rules with wildcards"
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
  /** Whether the account's own is not known. */
  readonly isDefault?: boolean;
}

function Quota({ what, count, limit, isDefault = false }: QuotaProps) {
  const whose = isDefault ? ' (AWS’s default)' : '';
  const text = `${count} of the ${limit} ${what} per bus${whose}`;
  return count <= limit ? (
    <Box variant="small">{text}</Box>
  ) : (
    <StatusIndicator type="warning">{text}: EventBridge may reject it</StatusIndicator>
  );
}
