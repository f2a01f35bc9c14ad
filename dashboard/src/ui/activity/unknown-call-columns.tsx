import type { TableProps } from '@cloudscape-design/components/table';
import type { UnknownCall } from '@momento-gateway/api/observation/unknown-calls';
import { CopyText } from '../elements/copy-text.tsx';
import { formatNumber } from '../elements/format-count.ts';
import { RelativeTime } from '../elements/relative-time.tsx';
import { webhookHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';

export const UNKNOWN_CALL_COLUMNS: readonly TableProps.ColumnDefinition<UnknownCall>[] = [
  {
    id: 'called',
    header: 'Webhook id or path',
    isRowHeader: true,
    minWidth: 200,
    cell: ({ called }) => <span className="wrap">{showPlainly(called)}</span>,
  },
  {
    id: 'similar',
    header: 'Similar to',
    minWidth: 130,
    cell: ({ similarTo }) =>
      similarTo === undefined ? (
        '–'
      ) : (
        <PageLink href={webhookHref(similarTo.webhookId)}>{similarTo.name}</PageLink>
      ),
  },
  { id: 'count', header: 'Calls', minWidth: 80, cell: ({ count }) => formatNumber(count) },
  {
    id: 'last',
    header: 'Last call',
    minWidth: 110,
    cell: ({ lastAt }) => <RelativeTime at={lastAt} />,
  },
  {
    id: 'request',
    header: 'Last request',
    minWidth: 110,
    cell: ({ lastRequestId }) => (
      <CopyText text={lastRequestId} what={`request id ${lastRequestId}`} isHidden />
    ),
  },
];

/** An address has ASCII only: what is not is shown by its number, so that no text looks like another. */
function showPlainly(called: string): string {
  return called.replaceAll(
    /[^\x21-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
