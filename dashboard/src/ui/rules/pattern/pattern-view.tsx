'use client';

import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { type EventPattern, PATTERN_MAX_LENGTH } from '@momento-gateway/api/pattern/topic-pattern';
import { JsonView } from '../../elements/json-view.tsx';

interface PatternViewProps {
  readonly pattern: EventPattern;
}

/** An event pattern and its size, counted as EventBridge gets it: without blanks. */
export function PatternView({ pattern }: PatternViewProps) {
  const length = JSON.stringify(pattern).length;
  const text = `${length.toLocaleString('en')} of ${PATTERN_MAX_LENGTH.toLocaleString('en')} characters`;
  return (
    <div>
      <JsonView value={pattern} what="event pattern" />
      {length <= PATTERN_MAX_LENGTH ? (
        <Box variant="small">{text}</Box>
      ) : (
        <StatusIndicator type="error">{text}: EventBridge refuses it</StatusIndicator>
      )}
    </div>
  );
}
