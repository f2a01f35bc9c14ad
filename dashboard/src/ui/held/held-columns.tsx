import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Failure } from '@momento-gateway/api/failures/failure';
import { RelativeTime } from '../elements/relative-time.tsx';
import { WebhookCell } from '../failures/failure-cells.tsx';
import { heldCallHref, newSecretHref } from '../navigation/held-hrefs.ts';
import { PageLink, PanelLink } from '../navigation/page-link.tsx';
import type { SizedColumn } from '../tables/use-table-layout.ts';
import { describeHoldReason } from './describe-held.ts';

interface CellProps {
  readonly call: Failure;
}

/** Each can be sorted by what `api` calls it. */
export const HELD_COLUMNS: readonly SizedColumn<Failure>[] = [
  {
    id: 'came',
    header: 'Came',
    basis: 112,
    sortingField: 'failed',
    cell: ({ failedAt }) => <RelativeTime at={failedAt} />,
  },
  {
    id: 'detail-type',
    header: 'Detail-type',
    basis: 190,
    sortingField: 'detail-type',
    isRowHeader: true,
    cell: (call) => <HeldCallLink call={call} />,
  },
  {
    id: 'reason',
    header: 'Why it is held',
    basis: 260,
    sortingField: 'reason',
    cell: (call) => <ReasonCell call={call} />,
  },
  {
    id: 'webhook',
    header: 'Webhook',
    basis: 160,
    sortingField: 'webhook',
    cell: (call) => <WebhookOfCall call={call} />,
  },
  {
    id: 'expires',
    header: 'Expires',
    basis: 110,
    sortingField: 'expires',
    cell: ({ expiresAt }) => (expiresAt === undefined ? '–' : <RelativeTime at={expiresAt} />),
  },
];

/** On a phone everything is in one column. */
export const PHONE_HELD_COLUMNS = [
  {
    id: 'call',
    header: 'Held call',
    isRowHeader: true,
    cell: (call: Failure) => (
      <div className="stacked">
        <HeldCallLink call={call} />
        <ReasonCell call={call} />
        <span>
          Webhook: <WebhookOfCall call={call} />
        </span>
        <span>
          Came <RelativeTime at={call.failedAt} />
          {call.expiresAt !== undefined && (
            <>
              , expires <RelativeTime at={call.expiresAt} />
            </>
          )}
        </span>
      </div>
    ),
  },
];

function HeldCallLink({ call: { id, detailType } }: CellProps) {
  return (
    <span className="break">
      <PanelLink href={heldCallHref(id)}>{detailType || 'Unreadable message'}</PanelLink>
    </span>
  );
}

/** The webhook, and the way to its new secret. */
function WebhookOfCall({ call }: CellProps) {
  const { webhookId, webhookName, reason } = call;
  const isChanged = reason === 'wrong-signature' && webhookName !== undefined;
  return (
    <>
      <WebhookCell {...call} />
      {isChanged && webhookId !== undefined && (
        <div>
          <PageLink href={newSecretHref(webhookId)} fontSize="body-s">
            Store its new secret
          </PageLink>
        </div>
      )}
    </>
  );
}

function ReasonCell({ call: { reason, held } }: CellProps) {
  return (
    <>
      <span className="break">{describeHoldReason(reason)}</span>
      {held && <StatusIndicator type="pending">Looked at by another dashboard</StatusIndicator>}
    </>
  );
}
