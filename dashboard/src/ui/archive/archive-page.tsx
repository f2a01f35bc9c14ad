'use client';

import { LoadingStatus, QueryAlert } from '../elements/query-alert.tsx';
import { useMounted } from '../elements/use-mounted.ts';
import { useNow } from '../elements/use-now.ts';
import { archivedEventsHref } from '../navigation/hrefs.ts';
import { useLeaveGuard } from '../navigation/leave-guard.tsx';
import { useUrlState } from '../navigation/use-url-state.ts';
import { Page } from '../page/page.tsx';
import { ArchiveFacts } from './archive-facts.tsx';
import { ReplayForm } from './replay-form.tsx';
import { ReplayTable } from './replay-table.tsx';
import { useArchive, useReplays } from './use-archive.ts';

export function ArchivePage() {
  const { goSaved } = useLeaveGuard();
  const { get } = useUrlState();
  const topic = { cache: get('cache'), topic: get('topic') };
  const topicText = [topic.cache, topic.topic].filter(Boolean).join('#');
  const now = useNow();
  const isMounted = useMounted();
  const archive = useArchive();
  const replays = useReplays();
  const found = archive.data?.archive;
  return (
    <Page title="Archive" description="Events that the bus has kept, to see and to replay.">
      <QueryAlert query={archive} what="archive" />
      <LoadingStatus query={archive} what="archive" />
      {found !== undefined && <ArchiveFacts archive={found} />}
      {/* The times are in the reader's zone, which the server does not know. */}
      {found && isMounted && (
        <ReplayForm
          now={now}
          seeText={topicText === '' ? 'See the events' : `See the events of ${topicText}`}
          onSee={(span) => goSaved(archivedEventsHref(span, topic))}
        />
      )}
      <QueryAlert query={replays} what="replays" />
      {found && <ReplayTable replays={replays.data?.replays ?? []} isPending={replays.isPending} />}
    </Page>
  );
}
