import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ListedWebhook, WebhookSort } from '@momento-gateway/api/webhooks/webhook';
import { CopyText } from '../../elements/copy-text.tsx';
import { LinkedCount } from '../../elements/count.tsx';
import { formatCount } from '../../elements/format-count.ts';
import { RelativeTime } from '../../elements/relative-time.tsx';
import { heldCallsOfHref } from '../../navigation/held-hrefs.ts';
import { failuresOfHref, webhookHref } from '../../navigation/hrefs.ts';
import { PageLink } from '../../navigation/page-link.tsx';
import type { SizedColumn } from '../../tables/use-table-layout.ts';
import { WebhookStatusText } from '../webhook-status.tsx';

/** A column that the server can sort by. */
type WebhookColumn = SizedColumn<ListedWebhook> & {
  readonly sortingField?: WebhookSort;
};

export const WEBHOOK_COLUMNS: readonly WebhookColumn[] = [
  {
    id: 'name',
    header: 'Name',
    sortingField: 'name',
    isRowHeader: true,
    basis: 130,
    cell: (webhook) => <WebhookLink webhook={webhook} />,
  },
  {
    id: 'status',
    header: 'Status',
    basis: 115,
    cell: (webhook) => <StatusCell webhook={webhook} />,
  },
  {
    id: 'detail-type',
    header: 'Detail-type',
    basis: 170,
    cell: (webhook) => <DetailTypeCell webhook={webhook} />,
  },
  {
    id: 'rules',
    header: 'Rules',
    basis: 85,
    cell: (webhook) => <RuleCount webhook={webhook} />,
  },
  {
    id: 'last-event',
    header: 'Last event',
    sortingField: 'last-event',
    basis: 105,
    cell: ({ lastEventAt }) => <TimeCell at={lastEventAt} />,
  },
  {
    id: 'rejected',
    header: 'Rejected 24 h',
    sortingField: 'rejected',
    basis: 130,
    cell: (webhook) => <RejectedCount webhook={webhook} />,
  },
  {
    id: 'missing',
    header: 'Missing 7 d',
    basis: 150,
    isExtra: true,
    cell: (webhook) => <MissingCount webhook={webhook} />,
  },
  {
    id: 'failures',
    header: 'Failures',
    sortingField: 'failures',
    basis: 125,
    cell: (webhook) => <FailureCount webhook={webhook} />,
  },
  {
    id: 'created',
    header: 'Created',
    sortingField: 'created',
    basis: 100,
    cell: ({ createdAt }) => <TimeCell at={createdAt === 0 ? undefined : createdAt} />,
  },
];

/** On a phone everything important is in one column. */
export const PHONE_WEBHOOK_COLUMNS = [
  {
    id: 'webhook',
    header: 'Webhook',
    isRowHeader: true,
    cell: (webhook: ListedWebhook) => (
      <div className="stacked">
        <WebhookLink webhook={webhook} />
        <StatusCell webhook={webhook} />
        <DetailTypeCell webhook={webhook} />
        <span>
          Rules: <RuleCount webhook={webhook} />, failures: <FailureCount webhook={webhook} />,
          rejected in 24 h: <RejectedCount webhook={webhook} />
        </span>
        {(webhook.missingCount ?? 0) > 0 && (
          <span>
            Missing in 7 days: <MissingCount webhook={webhook} />
          </span>
        )}
        <span>
          Last event: <TimeCell at={webhook.lastEventAt} />
        </span>
      </div>
    ),
  },
];

interface CellProps {
  readonly webhook: ListedWebhook;
}

function WebhookLink({ webhook: { webhookId, name } }: CellProps) {
  return (
    <span className="break">
      <PageLink href={webhookHref(webhookId)}>{name}</PageLink>
    </span>
  );
}

/** Held calls are what needs attention most: each may be an event. */
function StatusCell({ webhook: { webhookId, status, heldCount = 0 } }: CellProps) {
  return (
    <>
      <WebhookStatusText status={status} />
      {heldCount > 0 && (
        <div>
          <StatusIndicator type="warning">
            <PageLink href={heldCallsOfHref(webhookId)}>
              {formatCount(heldCount, 'held call')}
            </PageLink>
          </StatusIndicator>
        </div>
      )}
    </>
  );
}

function DetailTypeCell({ webhook: { detailType, name } }: CellProps) {
  return (
    <span className="break">
      <CopyText text={detailType} what={`detail-type of ${name}`} />
    </span>
  );
}

function RuleCount({ webhook: { webhookId, ruleCount } }: CellProps) {
  return <LinkedCount count={ruleCount} href={webhookHref(webhookId, { tab: 'rules' })} />;
}

function RejectedCount({ webhook: { webhookId, rejectedCount } }: CellProps) {
  return (
    <LinkedCount
      count={rejectedCount}
      href={webhookHref(webhookId, { tab: 'activity', outcome: 'rejected' })}
    />
  );
}

function MissingCount({ webhook: { webhookId, missingCount } }: CellProps) {
  return <LinkedCount count={missingCount} href={webhookHref(webhookId, { tab: 'gaps' })} />;
}

function FailureCount({ webhook: { detailType, failureCount } }: CellProps) {
  return <LinkedCount count={failureCount} href={failuresOfHref(detailType)} />;
}

function TimeCell({ at }: { readonly at: number | undefined }) {
  return at === undefined ? '–' : <RelativeTime at={at} />;
}
