'use client';

import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import type { LiveEvent } from '@momento-gateway/api/live/live';
import { CopyText } from '../elements/copy-text.tsx';
import { DownloadButton } from '../elements/download-button.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { ExactTime } from '../elements/exact-time.tsx';
import { JsonView } from '../elements/json-view.tsx';
import { PageButton } from '../navigation/page-button.tsx';
import { createTopicRuleHref } from '../navigation/rule-hrefs.ts';
import { rememberEvent } from './recent-event.ts';

interface LiveEventPanelProps {
  /** Undefined when it is not in the list any more. */
  readonly event: LiveEvent | undefined;
}

export function LiveEventPanel({ event }: LiveEventPanelProps) {
  if (event === undefined) {
    return (
      <SplitPanel header="Event" closeBehavior="hide">
        <EmptyState title="This event is not in the list">
          The list holds what came since the page was opened, and at most the last 500.
        </EmptyState>
      </SplitPanel>
    );
  }
  const { id, cache, topic, detailType, arrivedAt } = event;
  return (
    <SplitPanel
      header={detailType || 'Event'}
      closeBehavior="hide"
      headerActions={
        cache !== '' && (
          <PageButton
            href={createTopicRuleHref({ cache, topic }, id)}
            onClick={() => rememberEvent(event)}
          >
            Make a rule from this event
          </PageButton>
        )
      }
    >
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Arrived', value: <ExactTime at={arrivedAt} /> },
            { label: 'Cache', value: cache || '–' },
            { label: 'Topic', value: topic || '–' },
          ]}
        />
        <KeyValuePairs
          columns={1}
          items={[{ label: 'Event id', value: <CopyText text={id} what="event id" /> }]}
        />
        <div>
          <Box variant="h3">Event</Box>
          <SpaceBetween size="s">
            <JsonView value={event.event} what="event" />
            <DownloadButton value={event.event} fileName={`event-${id}.json`} what="event" />
          </SpaceBetween>
        </div>
      </SpaceBetween>
    </SplitPanel>
  );
}
