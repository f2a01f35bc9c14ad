import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ApiError } from '@momento-gateway/api/api-error';
import type { Failure } from '@momento-gateway/api/failures/failure';
import { EmptyState } from '../elements/empty-state.tsx';
import { ErrorAlert } from '../elements/error-alert.tsx';
import { EventSection, EventView } from '../elements/event-view.tsx';
import { useFailure } from '../queries/use-failures.ts';
import { FailureFacts } from './failure-facts.tsx';
import type { FailureSelection } from './failure-selection.ts';

interface FailurePanelProps {
  readonly failureId: string;
  /** The failure, when it is in the list that is shown. */
  readonly listed: Failure | undefined;
  readonly onRedrive: (selection: FailureSelection) => void;
}

/** A failure and its event, which the list does not have. */
export function FailurePanel({ failureId, listed, onRedrive }: FailurePanelProps) {
  const query = useFailure(failureId, listed !== undefined);
  const { error, isFetching, refetch } = query;
  // After a 404 the cache still has the old data.
  const data = isGone(error) ? undefined : query.data;
  const failure = listed ?? data;
  if (failure === undefined) {
    return (
      <SplitPanel header="Failure" closeBehavior="hide">
        <MissingFailure error={error} isFetching={isFetching} onRetry={() => void refetch()} />
      </SplitPanel>
    );
  }
  return (
    <SplitPanel
      header={failure.detailType || 'Unreadable message'}
      closeBehavior="hide"
      headerActions={
        <Button onClick={() => onRedrive({ type: 'selected', ids: [failure.id], count: 1 })}>
          Redrive this event
        </Button>
      }
    >
      <SpaceBetween size="l">
        <FailureFacts failure={failure} />
        {data === undefined ? (
          <EventSection>
            <MissingFailure error={error} isFetching={isFetching} onRetry={() => void refetch()} />
          </EventSection>
        ) : (
          <EventView event={data.event} id={data.id} />
        )}
      </SpaceBetween>
    </SplitPanel>
  );
}

interface MissingFailureProps {
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly onRetry: () => void;
}

/** Why the failure, or its event, cannot be shown. */
function MissingFailure({ error, isFetching, onRetry }: MissingFailureProps) {
  if (error === null) return <StatusIndicator type="loading">Loading the event</StatusIndicator>;
  if (isGone(error)) {
    return (
      <EmptyState title="This failure no longer exists">
        It was redriven or deleted, or it expired.
      </EmptyState>
    );
  }
  return (
    <ErrorAlert
      header="The event could not be loaded"
      error={error}
      action={
        <Button loading={isFetching} onClick={onRetry}>
          Retry
        </Button>
      }
    />
  );
}

function isGone(error: Error | null): boolean {
  return error instanceof ApiError && error.status === 404;
}
