import type { UnknownCall } from '@momento-gateway/api/observation/unknown-calls';
import { CopyText } from '../elements/copy-text.tsx';
import { formatNumber } from '../elements/format-count.ts';
import { RelativeTime } from '../elements/relative-time.tsx';
import { inTenant, webhookHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';
import type { SizedColumn } from '../tables/use-table-layout.ts';

export const UNKNOWN_CALL_COLUMNS: readonly SizedColumn<UnknownCall>[] = [
  {
    id: 'called',
    header: 'Webhook id or path',
    isRowHeader: true,
    basis: 320,
    cell: ({ called }) => <span className="break">{showPlainly(called)}</span>,
  },
  {
    id: 'similar',
    header: 'Similar to',
    basis: 170,
    cell: (call) => <SimilarCell call={call} />,
  },
  { id: 'count', header: 'Calls', basis: 90, cell: ({ count }) => formatNumber(count) },
  {
    id: 'last',
    header: 'Last call',
    basis: 115,
    cell: ({ lastAt }) => <RelativeTime at={lastAt} />,
  },
  {
    id: 'request',
    header: 'Last request',
    basis: 140,
    cell: (call) => <RequestCell call={call} />,
  },
];

/** On a phone everything important is in one column. */
export const PHONE_UNKNOWN_CALL_COLUMNS = [
  {
    id: 'call',
    header: 'Webhook id or path',
    isRowHeader: true,
    cell: (call: UnknownCall) => (
      <div className="stacked">
        <span>{showPlainly(call.called)}</span>
        <span>
          Similar to: <SimilarCell call={call} />
        </span>
        <span>
          Calls: {formatNumber(call.count)}, last <RelativeTime at={call.lastAt} />
        </span>
        <span>
          Last request: <RequestCell call={call} />
        </span>
      </div>
    ),
  },
];

interface CellProps {
  readonly call: UnknownCall;
}

function SimilarCell({ call: { similarTo } }: CellProps) {
  return similarTo === undefined ? (
    '–'
  ) : (
    <span className="break">
      <PageLink href={inTenant(webhookHref(similarTo.webhookId), similarTo.tenant)}>
        {similarTo.name}
      </PageLink>
    </span>
  );
}

function RequestCell({ call: { lastRequestId } }: CellProps) {
  return <CopyText text={lastRequestId} what={`request id ${lastRequestId}`} isHidden />;
}

/** An address has ASCII only: what is not is shown by its number, so that no text looks like another. */
function showPlainly(called: string): string {
  return called.replaceAll(
    /[^\x21-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
