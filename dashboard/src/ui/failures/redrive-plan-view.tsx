'use client';

import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { formatCount } from '../elements/format-count.ts';
import type { CountedText, PlanSummary } from './summarise-plan.ts';

const SHOWN_AT_MOST = 10;

interface RedrivePlanViewProps {
  readonly plan: PlanSummary;
}

/** What a redrive would do, before it does it. */
export function RedrivePlanView({ plan }: RedrivePlanViewProps) {
  const { toBus, toTarget, busy, gone, unmatched, unchecked, uncheckedRules } = plan;
  const refused = plan.refused.reduce((sum, { count }) => sum + count, 0);
  return (
    <SpaceBetween size="s">
      {toBus > 0 && (
        <div>
          <Box variant="strong">{formatCount(toBus, 'event')} will be published again.</Box>
          {plan.rules.length > 0 && <div>Rules that match now:</div>}
          <CountedList items={plan.rules} />
          {unmatched > 0 && (
            <StatusIndicator type="warning">
              {formatCount(unmatched, 'event matches', 'events match')} no rule: the bus takes them,
              and no target gets them.
            </StatusIndicator>
          )}
          {uncheckedRules.length > 0 && (
            <StatusIndicator type="warning">
              Could not check whether these match; the events can be redriven all the same:
            </StatusIndicator>
          )}
          <CountedList items={uncheckedRules} />
          {unchecked > 0 && (
            <div>
              EventBridge was not asked about {formatCount(unchecked, 'of them', 'of them')}: there
              are too many.
            </div>
          )}
        </div>
      )}
      {toTarget > 0 && (
        <div>
          <Box variant="strong">
            {formatCount(toTarget, 'event goes', 'events go')} to {toTarget === 1 ? 'its' : 'their'}{' '}
            own target only:
          </Box>
          <CountedList items={plan.targets} />
        </div>
      )}
      {refused > 0 && (
        <div>
          <StatusIndicator type="error">
            {formatCount(refused, 'event')} cannot be redriven, and will stay:
          </StatusIndicator>
          <CountedList items={plan.refused} />
        </div>
      )}
      {busy > 0 && (
        <StatusIndicator type="warning">
          {formatCount(busy, 'event is', 'events are')} held by another dashboard right now and will
          not be redriven. Try again shortly.
        </StatusIndicator>
      )}
      {gone > 0 && <div>{formatCount(gone, 'event is', 'events are')} no longer in the queue.</div>}
      {toBus + toTarget + refused + busy + gone === 0 && <div>There is nothing to redrive.</div>}
    </SpaceBetween>
  );
}

function CountedList({ items }: { readonly items: readonly CountedText[] }) {
  const hidden = items.length - SHOWN_AT_MOST;
  if (items.length === 0) return null;
  return (
    <ul className="counted">
      {items.slice(0, SHOWN_AT_MOST).map(({ text, count }) => (
        <li key={text} className="break">
          {text} ({formatCount(count, 'event')})
        </li>
      ))}
      {hidden > 0 && <li>and {hidden} more</li>}
    </ul>
  );
}
