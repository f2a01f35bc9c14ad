import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { formatCount } from '../elements/format-count.ts';
import type { CountedText, PlanSummary } from './summarise-plan.ts';

const SHOWN_AT_MOST = 10;

/** What a redrive would do. */
export function RedrivePlanView({ plan }: { readonly plan: PlanSummary }) {
  const { toBus, toTarget, busy, gone, unmatched, unchecked, uncheckedRules } = plan;
  const refused = plan.refused.reduce((sum, { count }) => sum + count, 0);
  return (
    <SpaceBetween size="s">
      {toBus > 0 && (
        <div>
          <Box variant="strong">{formatCount(toBus, 'event')} will be published again.</Box>
          {plan.rules.length > 0 && <div>Rules that currently match:</div>}
          <CountedList items={plan.rules} />
          {unmatched > 0 && (
            <StatusIndicator type="warning">
              {formatCount(unmatched, 'event matches', 'events match')} no rule and will not reach
              any target.
            </StatusIndicator>
          )}
          {uncheckedRules.length > 0 && (
            <StatusIndicator type="warning">
              Could not check whether these rules match. The events can still be redriven:
            </StatusIndicator>
          )}
          <CountedList items={uncheckedRules} />
          {unchecked > 0 && (
            <div>
              {formatCount(unchecked, 'event was', 'events were')} not checked against the rules:
              there are too many.
            </div>
          )}
        </div>
      )}
      {toTarget > 0 && (
        <div>
          <Box variant="strong">
            {formatCount(toTarget, 'event goes', 'events go')} only to the target that did not
            accept {toTarget === 1 ? 'it' : 'them'}:
          </Box>
          <CountedList items={plan.targets} />
        </div>
      )}
      {refused > 0 && (
        <div>
          <StatusIndicator type="error">
            {formatCount(refused, 'event')} cannot be redriven and will stay in the queue:
          </StatusIndicator>
          <CountedList items={plan.refused} />
        </div>
      )}
      {busy > 0 && (
        <StatusIndicator type="warning">
          {formatCount(busy, 'event is', 'events are')} held by another dashboard and will not be
          redriven. Try again later.
        </StatusIndicator>
      )}
      {gone > 0 && <div>{formatCount(gone, 'event is', 'events are')} no longer in the queue.</div>}
      {toBus + toTarget + refused + busy + gone === 0 && <div>Nothing to redrive.</div>}
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
