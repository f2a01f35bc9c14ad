import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import type { LiveEvent } from '@momento-gateway/api/live/live';
import { ReplayButton } from '../archive/replay-button.tsx';
import { CopyText } from '../elements/copy-text.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { EventView } from '../elements/event-view.tsx';
import { ExactTime } from '../elements/relative-time.tsx';
import { keepMessage } from '../messages/kept-message.ts';
import { createTopicRuleHref, explainHref } from '../navigation/hrefs.ts';
import { ChangePageButton, PageButton } from '../navigation/page-link.tsx';
import { isReplayed } from './live-feed.ts';
import { rememberEvents } from './recent-events.ts';

/** Events have a time to the second, and a replay is of a span. */
const SECOND_MS = 1_000;

const SEND_AGAIN = { title: 'Send again to a rule', action: 'Send again' };

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
        <SpaceBetween direction="horizontal" size="xs">
          <PageButton
            href={explainHref({ eventId: id, message: 'kept' })}
            onClick={() => keepMessage(id, event.event)}
          >
            Explain this event
          </PageButton>
        </SpaceBetween>
        {cache !== '' && (
          <SpaceBetween direction="horizontal" size="xs">
            {isReplayed(event.event) && (
              <ReplayButton
                key={id}
                texts={SEND_AGAIN}
                topic={{ cache, topic }}
                readSpan={() => ({ from: arrivedAt, until: arrivedAt + SECOND_MS })}
              />
            )}
            <ChangePageButton
              of="createRule"
              href={createTopicRuleHref({ cache, topic }, id)}
              onClick={() => rememberEvents([event])}
            >
              Create a rule from this event
            </ChangePageButton>
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
