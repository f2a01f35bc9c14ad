import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import type { AuditEntry } from '@momento-gateway/api/audit/audit';
import { CopyText } from '../elements/copy-text.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { Facts } from '../elements/facts.tsx';
import { JsonView } from '../elements/json-view.tsx';
import { ExactTime } from '../elements/relative-time.tsx';
import { PageLink } from '../navigation/page-link.tsx';
import { Outcome } from './audit-columns.tsx';
import { describeObject, describeOperation, describeWho, hrefOfObject } from './describe-entry.ts';

const PARTS = [
  ['asked', 'Asked for'],
  ['before', 'Before'],
  ['after', 'After'],
] as const;

const KINDS = {
  local: 'At the dashboard’s machine',
  token: 'With the dashboard’s token',
  session: 'Signed in',
  bearer: 'With an access token',
} as const satisfies Record<AuditEntry['who']['kind'], string>;

/** All that the audit log has of a change; undefined when it is not among those that are listed. */
export function AuditPanel({ entry }: { readonly entry: AuditEntry | undefined }) {
  if (entry === undefined) {
    return (
      <SplitPanel header="Change" closeBehavior="hide">
        <EmptyState title="This change is not in the list">
          It is older than what is listed, or a filter leaves it out.
        </EmptyState>
      </SplitPanel>
    );
  }
  return (
    <SplitPanel header={describeOperation(entry.operation)} closeBehavior="hide">
      <SpaceBetween size="l">
        <Facts minWidth="220px" items={listFacts(entry)} />
        {PARTS.map(
          ([name, title]) =>
            entry[name] !== undefined && (
              <div key={name}>
                <Box variant="h3">{title}</Box>
                <JsonView value={entry[name]} what={title} isWrapped />
              </div>
            ),
        )}
      </SpaceBetween>
    </SplitPanel>
  );
}

function listFacts(entry: AuditEntry) {
  const { who, at, endedAt, tenant = '–', requestId, leftOut = [], shortened = [], status } = entry;
  const href = hrefOfObject(entry);
  const missing = [...leftOut, ...shortened.map((name) => `${name} (too long)`)];
  return [
    { label: 'Outcome', value: <Outcome entry={entry} /> },
    {
      label: 'Of',
      value:
        href === undefined ? (
          <span className="break">{describeObject(entry)}</span>
        ) : (
          <PageLink href={href}>{describeObject(entry)}</PageLink>
        ),
    },
    { label: 'Who', value: <span className="break">{describeWho(who)}</span> },
    { label: 'Known by', value: KINDS[who.kind] },
    { label: 'Subject', value: <span className="break">{who.subject || '–'}</span> },
    { label: 'Groups', value: <span className="break">{who.groups.join(', ') || '–'}</span> },
    { label: 'Address', value: who.address || '–' },
    { label: 'Tenant', value: tenant },
    { label: 'Began', value: <ExactTime at={at} /> },
    { label: 'Ended', value: endedAt === undefined ? '–' : <ExactTime at={endedAt} /> },
    { label: 'Status', value: status ?? '–' },
    { label: 'Request id', value: <CopyText text={requestId} what="request id" /> },
    { label: 'Not written', value: missing.join(', ') || '–' },
  ];
}
