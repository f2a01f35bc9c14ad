'use client';

import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ErrorAlert } from '../elements/error-alert.tsx';
import { formatCount } from '../elements/format-count.ts';
import type { LiveEvents } from './use-live-events.ts';

interface LiveStatusProps {
  readonly live: LiveEvents;
}

/** Whether the bus is being watched, or why not. */
export function LiveStatus({ live: { state, feed, retry } }: LiveStatusProps) {
  switch (state.type) {
    case 'opening':
      return (
        <StatusIndicator type="loading">Making a rule and a queue to watch with</StatusIndicator>
      );
    case 'watching':
      return feed.isPaused ? (
        <StatusIndicator type="stopped">
          Paused: {formatCount(feed.waitingCount, 'new event')} since
        </StatusIndicator>
      ) : (
        <StatusIndicator type="success">Watching the bus</StatusIndicator>
      );
    case 'asleep':
      return (
        <StatusIndicator type="stopped">Stopped: nobody looked for ten minutes</StatusIndicator>
      );
    case 'not-json':
      return <StatusIndicator type="error">The pattern is not a JSON object</StatusIndicator>;
    case 'failing':
      return (
        <ErrorAlert
          header="The bus cannot be watched"
          error={state.error}
          action={state.hasStopped && <Button onClick={retry}>Retry</Button>}
        >
          {!state.hasStopped && <div>It is tried again by itself.</div>}
        </ErrorAlert>
      );
  }
}
