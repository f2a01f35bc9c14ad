import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { AuditEntry } from '@momento-gateway/api/audit/audit';
import { RelativeTime } from '../elements/relative-time.tsx';
import { PanelLink } from '../navigation/page-link.tsx';
import type { SizedColumn } from '../tables/use-table-layout.ts';
import {
  AUDIT_OUTCOME_TEXTS,
  describeObject,
  describeOperation,
  describeWho,
} from './describe-entry.ts';

/** The columns of entries; a link opens one of them at `hrefOf`. */
export function listAuditColumns(
  hrefOf: (entry: AuditEntry) => string,
): readonly SizedColumn<AuditEntry>[] {
  return [
    {
      id: 'operation',
      header: 'Change',
      basis: 180,
      isRowHeader: true,
      cell: (entry) => <ChangeLink entry={entry} href={hrefOf(entry)} />,
    },
    {
      id: 'object',
      header: 'Of',
      basis: 220,
      cell: (entry) => <span className="break">{describeObject(entry)}</span>,
    },
    {
      id: 'who',
      header: 'Who',
      basis: 160,
      cell: ({ who }) => <span className="break">{describeWho(who)}</span>,
    },
    { id: 'outcome', header: 'Outcome', basis: 135, cell: (entry) => <Outcome entry={entry} /> },
    { id: 'at', header: 'When', basis: 100, cell: ({ at }) => <RelativeTime at={at} /> },
    {
      id: 'tenant',
      header: 'Tenant',
      basis: 110,
      isExtra: true,
      cell: ({ tenant = '–' }) => <span className="break">{tenant}</span>,
    },
    {
      id: 'address',
      header: 'Address',
      basis: 130,
      isExtra: true,
      cell: ({ who }) => <span className="break">{who.address || '–'}</span>,
    },
  ];
}

/** On a phone everything important is in one column. */
export function listPhoneAuditColumns(hrefOf: (entry: AuditEntry) => string) {
  return [
    {
      id: 'change',
      header: 'Change',
      isRowHeader: true,
      cell: (entry: AuditEntry) => (
        <div className="stacked">
          <ChangeLink entry={entry} href={hrefOf(entry)} />
          <span className="break">{describeObject(entry)}</span>
          <span className="break">By {describeWho(entry.who)}</span>
          <Outcome entry={entry} />
          <RelativeTime at={entry.at} />
        </div>
      ),
    },
  ];
}

interface EntryProps {
  readonly entry: AuditEntry;
}

function ChangeLink({ entry, href }: EntryProps & { readonly href: string }) {
  return <PanelLink href={href}>{describeOperation(entry.operation)}</PanelLink>;
}

export function Outcome({ entry: { outcome, problem, repeats } }: EntryProps) {
  const { type, text } = AUDIT_OUTCOME_TEXTS[outcome];
  return (
    <>
      <StatusIndicator type={type}>{text}</StatusIndicator>
      {problem !== undefined && <div className="break">{problem}</div>}
      {repeats !== undefined && <div>{repeats + 1} times</div>}
    </>
  );
}
