import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import type { LiveEvent } from '@momento-gateway/api/live/live';
import { CopyText } from '../elements/copy-text.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { EventView } from '../elements/event-view.tsx';
import { ExactTime } from '../elements/relative-time.tsx';
import { createTopicRuleHref } from '../navigation/hrefs.ts';
import { PageButton } from '../navigation/page-link.tsx';
import { isReplayed } from './live-feed.ts';
import { rememberEvents } from './recent-events.ts';
import { SendAgainButton } from './send-again-button.tsx';

interface LiveEventPanelProps {
  /** Undefined when it is no longer in the list. */
  readonly event: LiveEvent | undefined;
}

export function LiveEventPanel({ event }: LiveEventPanelProps) {
  if (event === undefined) {
    return (
      <SplitPanel header="Event" closeBehavior="hide">
        <EmptyState title="This event is not in the list">
          The list has the last 500 events that arrived while the page was open.
        </EmptyState>
      </SplitPanel>
    );
  }
  const { id, cache, topic, detailType, arrivedAt } = event;
  return (
    <SplitPanel header={detailType || 'Event'} closeBehavior="hide">
      <SpaceBetween size="l">
        {/* Not in the panel's header, where there is no room for them on a phone. */}
        {cache !== '' && (
          <SpaceBetween direction="horizontal" size="xs">
            {isReplayed(event.event) && (
              <SendAgainButton key={id} at={arrivedAt} topic={{ cache, topic }} />
            )}
            <PageButton
              href={createTopicRuleHref({ cache, topic }, id)}
              onClick={() => rememberEvents([event])}
            >
              Create a rule from this event
            </PageButton>
          </SpaceBetween>
        )}
        <KeyValuePairs
          columns={3}
          items={[
            {
              label: isReplayed(event.event) ? 'Time' : 'Arrived',
              value: <ExactTime at={arrivedAt} />,
            },
            { label: 'Cache', value: cache || '–' },
            { label: 'Topic', value: topic || '–' },
          ]}
        />
        <KeyValuePairs
          columns={1}
          items={[{ label: 'Event id', value: <CopyText text={id} what="event id" /> }]}
        />
        <EventView event={event.event} id={id} />
      </SpaceBetween>
    </SplitPanel>
  );
}
