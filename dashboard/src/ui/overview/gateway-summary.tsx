import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { FailurePage } from '@momento-gateway/api/failures/failure';
import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import { CopyText } from '../elements/copy-text.tsx';
import { Count } from '../elements/count.tsx';
import { QueryAlert } from '../elements/query-alert.tsx';
import { RelativeTime } from '../elements/relative-time.tsx';
import { countFailures } from '../gateway/use-gateway.ts';
import { useLastFailures } from '../queries/use-failures.ts';
import { useRules } from '../queries/use-rules.ts';
import { useWebhookPage } from '../queries/use-webhooks.ts';

export function GatewaySummary({ gateway }: { readonly gateway: Gateway | undefined }) {
  const webhooks = useWebhookPage({ search: '', limit: 1 });
  const rules = useRules();
  const failures = useLastFailures();
  return (
    <Container header={<Header variant="h2">Gateway</Header>}>
      <SpaceBetween size="l">
        <QueryAlert query={webhooks} what="webhooks" />
        <QueryAlert query={rules} what="rules" />
        <KeyValuePairs
          columns={2}
          minColumnWidth={250}
          items={[
            {
              label: 'Gateway URL',
              value: gateway?.functionUrl ? (
                <CopyText text={gateway.functionUrl} what="Gateway URL" />
              ) : (
                (gateway && 'Not configured') || '–'
              ),
            },
            { label: 'Bus', value: gateway ? <BusStatus bus={gateway.bus} /> : '–' },
          ]}
        />
        <KeyValuePairs
          columns={4}
          items={[
            {
              label: 'Webhooks',
              value: <Count count={webhooks.data?.total} href="/webhooks" />,
            },
            { label: 'Rules', value: <Count count={rules.data?.rules.length} href="/rules" /> },
            {
              label: 'Failures',
              value: <Count count={countFailures(gateway)} href="/failures" isApproximate />,
            },
            { label: 'Oldest failure', value: <OldestFailure page={failures.data} /> },
          ]}
        />
      </SpaceBetween>
    </Container>
  );
}

function BusStatus({ bus }: { readonly bus: Gateway['bus'] }) {
  return (
    <StatusIndicator type={bus.found ? 'success' : 'error'}>
      {bus.name} {bus.found ? 'found' : 'not found'}
    </StatusIndicator>
  );
}

function OldestFailure({ page }: { readonly page: FailurePage | undefined }) {
  if (page === undefined) return '–';
  return page.oldestAt === undefined ? 'None' : <RelativeTime at={page.oldestAt} />;
}
