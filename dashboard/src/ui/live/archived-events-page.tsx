'use client';

import { readSpan } from '../archive/span-text.ts';
import { NeedsRole } from '../callers/needs-role.tsx';
import { useMay } from '../callers/session.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { PageButton } from '../navigation/page-link.tsx';
import { useUrlState } from '../navigation/use-url-state.ts';
import { Page } from '../page/page.tsx';
import { LiveList } from './live-list.tsx';

/** The archived events of the span in the address. */
export function ArchivedEventsPage() {
  const { get } = useUrlState();
  const span = readSpan(get('from'), get('until'));
  // Each span is a list of its own.
  const mayReplay = useMay('replayLive');
  if (span !== undefined && mayReplay) return <LiveList key={JSON.stringify(span)} span={span} />;
  return (
    <Page title="Archived events" description="Events that the bus has kept.">
      <NeedsRole of="replayLive">{span === undefined && <NoSpan />}</NeedsRole>
    </Page>
  );
}

function NoSpan() {
  return (
    <EmptyState
      title="The address has no span of time"
      action={<PageButton href="/archive">Choose a span</PageButton>}
    >
      It needs “from” and “until”, in ms since the epoch.
    </EmptyState>
  );
}
