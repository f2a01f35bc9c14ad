import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ReplayStatus } from '../archive/replay-status.tsx';
import { ErrorAlert } from '../elements/error-alert.tsx';
import { formatCount } from '../elements/format-count.ts';
import type { LiveEvents } from './use-live-events.ts';

interface LiveStatusProps {
  readonly live: LiveEvents;
  /** Whether archived events are shown. */
  readonly isPast: boolean;
}

/** Whether the bus is being watched, or why not. */
export function LiveStatus({ live: { state, feed, retry }, isPast }: LiveStatusProps) {
  switch (state.type) {
    case 'opening':
      return (
        <StatusIndicator type="loading">
          {isPast ? 'Starting the replay' : 'Creating a rule and a queue to watch the bus'}
        </StatusIndicator>
      );
    case 'watching':
      return feed.isPaused ? (
        <StatusIndicator type="stopped">
          Paused: {formatCount(feed.waitingCount, 'new event')}
        </StatusIndicator>
      ) : state.replayName === undefined ? (
        <StatusIndicator type="success">Watching the bus</StatusIndicator>
      ) : (
        <ReplayStatus replayName={state.replayName} />
      );
    case 'asleep':
      return (
        <StatusIndicator type="stopped">
          Stopped: the page was in the background for ten minutes
        </StatusIndicator>
      );
    case 'not-json':
      return <StatusIndicator type="error">The pattern is not a JSON object</StatusIndicator>;
    case 'failing':
      return (
        <ErrorAlert
          header={isPast ? 'Could not show the archived events' : 'Could not watch the bus'}
          error={state.error}
          action={state.hasStopped && <Button onClick={retry}>Retry</Button>}
        >
          {!state.hasStopped && <div>Trying again.</div>}
        </ErrorAlert>
      );
  }
}
