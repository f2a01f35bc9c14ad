import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ApiError } from '@momento-gateway/api/api-error';
import type { Failure } from '@momento-gateway/api/failures/failure';
import type { Redrive } from '@momento-gateway/api/failures/redrive';
import { ChangeButton } from '../callers/change-button.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { ErrorAlert } from '../elements/error-alert.tsx';
import { EventSection, EventView } from '../elements/event-view.tsx';
import { explainHref, redriveHref } from '../navigation/hrefs.ts';
import { PageButton } from '../navigation/page-link.tsx';
import { useFailure } from '../queries/use-failures.ts';
import { FailureFacts } from './failure-facts.tsx';
import type { FailureSelection } from './failure-selection.ts';

interface FailurePanelProps {
  readonly failureId: string;
  /** The failure, when it is in the list that is shown. */
  readonly listed: Failure | undefined;
  /** The last redrive that was followed to its end. */
  readonly lastEnded: Redrive | undefined;
  readonly onRedrive: (selection: FailureSelection) => void;
}

/** A failure and its event, which the list does not have. */
export function FailurePanel(props: FailurePanelProps) {
  const { failureId, listed, lastEnded, onRedrive } = props;
  const query = useFailure(failureId, listed !== undefined);
  const { error, isFetching, refetch } = query;
  // After a 404 the cache still has the old data.
  const data = isGone(error) ? undefined : query.data;
  const failure = listed ?? data;
  if (failure === undefined && lastEnded !== undefined && wasRedriven(lastEnded, failureId)) {
    return (
      <SplitPanel header="Redriven" closeBehavior="hide">
        <EmptyState
          title="This event was redriven"
          action={<PageButton href={redriveHref(lastEnded.redriveId)}>Show the redrive</PageButton>}
        >
          It has left the queue of failures.
        </EmptyState>
      </SplitPanel>
    );
  }
  if (failure === undefined) {
    return (
      <SplitPanel header="Failure" closeBehavior="hide">
        <MissingFailure error={error} isFetching={isFetching} onRetry={() => void refetch()} />
      </SplitPanel>
    );
  }
  return (
    <SplitPanel header={failure.detailType || 'Unreadable message'} closeBehavior="hide">
      <SpaceBetween size="l">
        {/* Not in the panel's header, where there is no room for it on a phone. */}
        <SpaceBetween direction="horizontal" size="xs">
          <ChangeButton
            of="startRedrive"
            onClick={() => onRedrive({ type: 'selected', ids: [failure.id], count: 1 })}
          >
            Redrive this event
          </ChangeButton>
          <PageButton href={explainHref({ failureId: failure.id })}>Explain this event</PageButton>
        </SpaceBetween>
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
      <EmptyState
        title="This failure no longer exists"
        action={<PageButton href="/failures/redrives">Show redrives</PageButton>}
      >
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

function wasRedriven({ results }: Redrive, failureId: string): boolean {
  return results.some(({ id, result }) => id === failureId && result === 'redriven');
}
