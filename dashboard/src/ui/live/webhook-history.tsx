import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { useState } from 'react';
import { ArchiveFacts } from '../archive/archive-facts.tsx';
import { ReplayForm } from '../archive/replay-form.tsx';
import { readSpan } from '../archive/span-text.ts';
import { useArchive } from '../archive/use-archive.ts';
import { useMay } from '../callers/session.tsx';
import { LoadingStatus, QueryAlert } from '../elements/query-alert.tsx';
import { useNow } from '../elements/use-now.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import { LiveList } from './live-list.tsx';

/** The past events of a webhook, out of the archive of the bus, or how to get an archive. */
export function WebhookHistory({ webhook }: { readonly webhook: Webhook }) {
  const { get, set } = useUrlState();
  const now = useNow();
  const mayReplay = useMay('replayLive');
  const query = useArchive();
  const archive = query.data?.archive;
  const span = readSpan(get('from'), get('until'));
  /** Each time that the events of a span are asked for they are replayed again. */
  const [times, setTimes] = useState(0);
  const topic = { cache: webhook.cache, topic: webhook.topic };
  return (
    <SpaceBetween size="l">
      <QueryAlert query={query} what="archive" />
      <LoadingStatus query={query} what="archive" />
      {archive === null && <ArchiveFacts archive={null} />}
      {archive && (
        <ReplayForm
          now={now}
          seeText="See the events"
          topic={topic}
          onSee={({ from, until }) => {
            setTimes(times + 1);
            set(
              { from: String(from), until: String(until), event: undefined, page: undefined },
              { push: true },
            );
          }}
        />
      )}
      {archive && span !== undefined && mayReplay && (
        <LiveList key={JSON.stringify([span, times])} span={span} of={topic} />
      )}
    </SpaceBetween>
  );
}
