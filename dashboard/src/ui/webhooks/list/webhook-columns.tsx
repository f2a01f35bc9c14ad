import type { TableProps } from '@cloudscape-design/components/table';
import type { ListedWebhook, WebhookSort } from '@momento-gateway/api/webhooks/webhook';
import { CopyText } from '../../elements/copy-text.tsx';
import { LinkedCount } from '../../elements/count.tsx';
import { RelativeTime } from '../../elements/relative-time.tsx';
import { failuresOfHref, webhookHref } from '../../navigation/hrefs.ts';
import { PageLink } from '../../navigation/page-link.tsx';
import { WebhookStatusText } from '../webhook-status.tsx';

/** A column that the server can sort by. */
export type WebhookColumn = TableProps.ColumnDefinition<ListedWebhook> & {
  readonly sortingField?: WebhookSort;
};

export const WEBHOOK_COLUMNS: readonly WebhookColumn[] = [
  {
    id: 'name',
    header: 'Name',
    sortingField: 'name',
    isRowHeader: true,
    minWidth: 110,
    cell: ({ webhookId, name }) => (
      <span className="wrapped">
        <PageLink href={webhookHref(webhookId)}>{name}</PageLink>
      </span>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    minWidth: 110,
    cell: ({ status }) => <WebhookStatusText status={status} />,
  },
  {
    id: 'detail-type',
    header: 'Detail-type',
    minWidth: 140,
    cell: ({ detailType, name }) => (
      <span className="wrapped wide">
        <CopyText text={detailType} what={`detail-type of ${name}`} />
      </span>
    ),
  },
  {
    id: 'rules',
    header: 'Rules',
    minWidth: 70,
    cell: ({ webhookId, ruleCount }) => (
      <LinkedCount count={ruleCount} href={webhookHref(webhookId, { tab: 'rules' })} />
    ),
  },
  {
    id: 'last-event',
    header: 'Last event',
    sortingField: 'last-event',
    minWidth: 115,
    cell: ({ lastEventAt }) =>
      lastEventAt === undefined ? '–' : <RelativeTime at={lastEventAt} />,
  },
  {
    id: 'rejected',
    header: 'Rejected 24 h',
    sortingField: 'rejected',
    minWidth: 110,
    cell: ({ webhookId, rejectedCount }) => (
      <LinkedCount
        count={rejectedCount}
        href={webhookHref(webhookId, { tab: 'activity', outcome: 'rejected' })}
      />
    ),
  },
  {
    id: 'failures',
    header: 'Failures',
    sortingField: 'failures',
    minWidth: 100,
    cell: ({ detailType, failureCount }) => (
      <LinkedCount count={failureCount} href={failuresOfHref(detailType)} />
    ),
  },
  {
    id: 'created',
    header: 'Created',
    sortingField: 'created',
    minWidth: 90,
    cell: ({ createdAt }) => (createdAt === 0 ? '–' : <RelativeTime at={createdAt} />),
  },
];
