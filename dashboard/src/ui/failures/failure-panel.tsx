'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ApiError } from '@momento-gateway/api/api-error';
import type { Failure } from '@momento-gateway/api/failures/failure';
import { DownloadButton } from '../elements/download-button.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { ErrorAlert } from '../elements/error-alert.tsx';
import { JsonView } from '../elements/json-view.tsx';
import { useFailure } from '../queries/use-failures.ts';
import { FailureFacts } from './failure-facts.tsx';
import type { FailureSelection } from './failure-selection.ts';

interface FailurePanelProps {
  readonly failureId: string;
  /** The failure, when it is in the list that is shown. */
  readonly listed: Failure | undefined;
  readonly onRedrive: (selection: FailureSelection) => void;
}

/** A failure and its event, which is loaded now: a list has none. */
export function FailurePanel({ failureId, listed, onRedrive }: FailurePanelProps) {
  const query = useFailure(failureId, listed !== undefined);
  const { error, isFetching, refetch } = query;
  // What was loaded before it was gone is still there.
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
        <div>
          <Box variant="h3">Event</Box>
          {data === undefined ? (
            <MissingFailure error={error} isFetching={isFetching} onRetry={() => void refetch()} />
          ) : (
            <SpaceBetween size="s">
              <JsonView value={data.event} what="event" />
              <DownloadButton value={data.event} fileName={`event-${data.id}.json`} what="event" />
            </SpaceBetween>
          )}
        </div>
      </SpaceBetween>
    </SplitPanel>
  );
}

interface MissingFailureProps {
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly onRetry: () => void;
}

/** Why there is no failure, or no event of it, to be shown. */
function MissingFailure({ error, isFetching, onRetry }: MissingFailureProps) {
  if (error === null) return <StatusIndicator type="loading">Loading the event</StatusIndicator>;
  if (isGone(error)) {
    return (
      <EmptyState title="This failure is no longer there">
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
