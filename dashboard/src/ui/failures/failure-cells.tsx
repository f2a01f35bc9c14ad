import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Failure } from '@momento-gateway/api/failures/failure';
import { RelativeTime } from '../elements/relative-time.tsx';
import { useNow } from '../elements/use-now.ts';
import { describeReason } from '../gateway/describe-call.ts';
import { failureHref, webhookHref } from '../navigation/hrefs.ts';
import { PageLink, PanelLink } from '../navigation/page-link.tsx';
import { describeTarget, isUrgent } from './describe-failure.ts';

interface CellProps {
  readonly failure: Failure;
}

export function FailureLink({ failure: { id, detailType } }: CellProps) {
  return (
    <span className="break">
      <PanelLink href={failureHref(id)}>{detailType || 'Unreadable message'}</PanelLink>
    </span>
  );
}

export function ReasonCell({ failure: { reason, held } }: CellProps) {
  return (
    <>
      <span className="break">{describeReason(reason)}</span>
      {held && <StatusIndicator type="pending">Held by another dashboard</StatusIndicator>}
    </>
  );
}

/** What did not accept the event; its ARN as a tooltip. */
export function TargetCell({ failure }: { readonly failure: Pick<Failure, 'kind' | 'targetArn'> }) {
  return (
    <span className="break" title={failure.targetArn}>
      {describeTarget(failure)}
    </span>
  );
}

export function WebhookCell({
  webhookId,
  webhookName,
}: Pick<Failure, 'webhookId' | 'webhookName'>) {
  if (webhookId === undefined) return '–';
  if (webhookName === undefined) return 'Not registered';
  return (
    <span className="break">
      <PageLink href={webhookHref(webhookId)}>{webhookName}</PageLink>
    </span>
  );
}

/** When the queue drops the event: soon is a warning. */
export function ExpiryCell({ failure }: CellProps) {
  const now = useNow();
  if (failure.expiresAt === undefined) return '–';
  const time = <RelativeTime at={failure.expiresAt} />;
  return isUrgent(failure, now) ? <StatusIndicator type="warning">{time}</StatusIndicator> : time;
}

/** A failure for a narrow window. */
export function FailureSummary({ failure }: CellProps) {
  return (
    <div className="stacked">
      <FailureLink failure={failure} />
      <ReasonCell failure={failure} />
      <span>
        Target: <TargetCell failure={failure} />
      </span>
      <span>
        Webhook: <WebhookCell {...failure} />
      </span>
      <span>
        Failed <RelativeTime at={failure.failedAt} />
        {failure.expiresAt !== undefined && (
          <>
            , expires <ExpiryCell failure={failure} />
          </>
        )}
      </span>
    </div>
  );
}
