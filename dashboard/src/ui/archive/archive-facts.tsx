import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { Archive } from '@momento-gateway/api/archive/archive';
import { CopyText } from '../elements/copy-text.tsx';
import { formatCount, formatNumber } from '../elements/format-count.ts';

interface ArchiveFactsProps {
  readonly archive: Archive | null;
}

/** What the archive of the bus holds, or how to get one. */
export function ArchiveFacts({ archive }: ArchiveFactsProps) {
  if (archive === null) {
    return (
      <Alert type="info" header="The bus has no archive">
        <div>
          EventBridge keeps events for replay only if the bus has an archive. Deploy the stack with
          one:
        </div>
        <CopyText text="npm run deploy -- --archive-days 30" what="command" />
        <div>
          The one-file template does not make an archive: create one for the bus in EventBridge.
        </div>
      </Alert>
    );
  }
  const { name, retentionDays, eventCount, sizeBytes } = archive;
  return (
    <Container header={<Header variant="h2">Archive</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: 'Name', value: <CopyText text={name} what="archive name" /> },
          {
            label: 'Keeps events',
            value: retentionDays === 0 ? 'forever' : formatCount(retentionDays, 'day'),
          },
          { label: 'Events, as AWS last counted', value: formatNumber(eventCount) },
          { label: 'Size', value: `${formatNumber(Math.ceil(sizeBytes / 1024))} KiB` },
        ]}
      />
    </Container>
  );
}
