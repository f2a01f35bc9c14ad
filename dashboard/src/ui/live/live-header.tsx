import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Span } from '@momento-gateway/api/archive/archive';
import { formatNumber } from '../elements/format-count.ts';
import { formatTime } from '../elements/format-time.ts';
import { replayHref } from '../navigation/hrefs.ts';
import { PageButton } from '../navigation/page-link.tsx';
import { useLiveView } from './live-context.ts';
import { LiveStatus } from './live-status.tsx';

/** What the list is of, whether the bus is being watched, and the buttons that change that. */
export function LiveHeader() {
  const { live, filter, span, isPart, count } = useLiveView();
  const { feed, changeTo } = live;
  return (
    <SpaceBetween size="m">
      <Header
        variant={isPart ? 'h2' : 'awsui-h1-sticky'}
        counter={`(${formatNumber(count)})`}
        description={describePage(span)}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {span !== undefined && !isPart && (
              <PageButton href={replayHref(span, { cache: filter.cache, topic: filter.topic })}>
                Change the span, or replay it
              </PageButton>
            )}
            <Button disabled={feed.total === 0} onClick={() => changeTo({ type: 'clear' })}>
              Clear
            </Button>
            <Button
              iconName={feed.isPaused ? 'play' : 'pause'}
              onClick={() => changeTo({ type: feed.isPaused ? 'resume' : 'pause' })}
            >
              {feed.isPaused ? 'Resume' : 'Pause'}
            </Button>
          </SpaceBetween>
        }
      >
        {span === undefined ? 'Live events' : 'Archived events'}
      </Header>
      <LiveStatus live={live} isPast={span !== undefined} />
    </SpaceBetween>
  );
}

function describePage(span: Span | undefined): string {
  return span === undefined
    ? 'Momento events as they reach the bus while this page is open, newest first. The page keeps the last 500.'
    : `Events in the archive from ${formatTime(span.from)} to ${formatTime(span.until)}. The page keeps the last 500.`;
}
