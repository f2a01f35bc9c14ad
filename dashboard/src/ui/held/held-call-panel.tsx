import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import SplitPanel from '@cloudscape-design/components/split-panel';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { ApiError } from '@momento-gateway/api/api-error';
import type { Failure } from '@momento-gateway/api/failures/failure';
import { NeedsRole } from '../callers/needs-role.tsx';
import { useMay } from '../callers/session.tsx';
import { CopyText } from '../elements/copy-text.tsx';
import { EmptyState } from '../elements/empty-state.tsx';
import { ErrorAlert } from '../elements/error-alert.tsx';
import { EventSection, EventView } from '../elements/event-view.tsx';
import { ExactTime } from '../elements/relative-time.tsx';
import { WebhookCell } from '../failures/failure-cells.tsx';
import { describeHoldReason } from './describe-held.ts';
import { useHeldCall } from './use-held-calls.ts';

interface HeldCallPanelProps {
  readonly callId: string;
  /** The call, when it is in the list that is shown. */
  readonly listed: Failure | undefined;
}

/** A held call, and its body for whose role allows to see it. */
export function HeldCallPanel({ callId, listed }: HeldCallPanelProps) {
  const query = useHeldCall(callId, useMay('readHeldCall'));
  const isGone = query.error instanceof ApiError && query.error.status === 404;
  const call = listed ?? (isGone ? undefined : query.data);
  if (call === undefined) {
    return (
      <SplitPanel header="Held call" closeBehavior="hide">
        {isGone ? (
          <EmptyState title="This call is no longer held">
            It was verified and published or discarded, or it expired.
          </EmptyState>
        ) : (
          <HeldCallBody query={query} />
        )}
      </SplitPanel>
    );
  }
  return (
    <SplitPanel header={call.detailType || 'Unreadable message'} closeBehavior="hide">
      <SpaceBetween size="l">
        <HeldCallFacts call={call} />
        <HeldCallBody query={query} />
      </SpaceBetween>
    </SplitPanel>
  );
}

function HeldCallFacts({ call }: { readonly call: Failure }) {
  const { reason, message, requestId, expiresAt } = call;
  return (
    <KeyValuePairs
      columns={2}
      minColumnWidth={250}
      items={[
        { label: 'Why it is held', value: message || describeHoldReason(reason) },
        { label: 'Webhook', value: <WebhookCell {...call} /> },
        { label: 'Came', value: <ExactTime at={call.failedAt} /> },
        { label: 'Expires', value: expiresAt === undefined ? '–' : <ExactTime at={expiresAt} /> },
        ...(requestId === undefined
          ? []
          : [{ label: 'Request id', value: <CopyText text={requestId} what="request id" /> }]),
        { label: 'Held call id', value: <CopyText text={call.id} what="held call id" /> },
      ]}
    />
  );
}

function HeldCallBody({ query }: { readonly query: ReturnType<typeof useHeldCall> }) {
  const { data, error } = query;
  return (
    <NeedsRole of="readHeldCall">
      {data === undefined ? (
        <EventSection>
          {error === null ? (
            <StatusIndicator type="loading">Loading the body</StatusIndicator>
          ) : (
            <ErrorAlert header="The body could not be loaded" error={error} action={null} />
          )}
        </EventSection>
      ) : (
        <>
          <StatusIndicator type="warning">
            Nobody has verified this: anyone who knows the webhook’s URL can have sent it.
          </StatusIndicator>
          <EventView event={data.event} id={data.id} />
        </>
      )}
    </NeedsRole>
  );
}
