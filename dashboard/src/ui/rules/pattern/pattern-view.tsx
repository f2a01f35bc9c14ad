import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { type EventPattern, PATTERN_MAX_LENGTH } from '@momento-gateway/api/pattern/topic-pattern';
import { formatNumber } from '../../elements/format-count.ts';
import { JsonView } from '../../elements/json-view.tsx';

/** An event pattern and its size, counted as EventBridge does: without white space. */
export function PatternView({ pattern }: { readonly pattern: EventPattern }) {
  const length = JSON.stringify(pattern).length;
  const text = `${formatNumber(length)} of ${formatNumber(PATTERN_MAX_LENGTH)} characters`;
  return (
    <div>
      <JsonView value={pattern} what="event pattern" />
      {length <= PATTERN_MAX_LENGTH ? (
        <Box variant="small">{text}</Box>
      ) : (
        <StatusIndicator type="error">{text}: EventBridge rejects it</StatusIndicator>
      )}
    </div>
  );
}
