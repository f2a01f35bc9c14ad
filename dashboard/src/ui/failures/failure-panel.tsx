'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import type { Failure } from '../../api/failure.ts';
import { DownloadButton } from '../elements/download-button.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { JsonView } from '../elements/json-view.tsx';
import { FailureFacts } from './failure-facts.tsx';
import type { FailureSelection } from './failure-selection.ts';

interface FailurePanelProps {
  /** Undefined when it is not in the list that is shown. */
  readonly failure: Failure | undefined;
  readonly onRedrive: (selection: FailureSelection) => void;
}

export function FailurePanel({ failure, onRedrive }: FailurePanelProps) {
  if (failure === undefined) {
    return (
      <SplitPanel header="Failure" closeBehavior="hide">
        <EmptyState title="This failure is not in the list">
          It was redriven or deleted, it expired, or it is on another page.
        </EmptyState>
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
          <SpaceBetween size="s">
            <JsonView value={failure.event} what="event" />
            <DownloadButton
              value={failure.event}
              fileName={`event-${failure.id}.json`}
              what="event"
            />
          </SpaceBetween>
        </div>
      </SpaceBetween>
    </SplitPanel>
  );
}
