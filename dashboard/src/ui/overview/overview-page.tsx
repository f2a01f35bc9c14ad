'use client';

import Alert from '@cloudscape-design/components/alert';
import { Page } from '../elements/page.tsx';
import { QueryAlert } from '../elements/query-alert.tsx';
import { RefreshButton } from '../elements/refresh-button.tsx';
import { MetricsSection } from '../metrics/metrics-section.tsx';
import { usePageKeys } from '../shell/page-slots.tsx';
import { GatewaySummary } from './gateway-summary.tsx';
import { GetStarted } from './get-started.tsx';
import { LastFailures } from './last-failures.tsx';
import { useGateway } from './use-gateway.ts';

export function OverviewPage() {
  const query = useGateway();
  usePageKeys({ createHref: '/webhooks/register' });
  const problems = query.data?.problems ?? [];
  return (
    <Page
      title="Overview"
      description="Whether the gateway can do its work, and what needs you."
      actions={<RefreshButton query={query} what="overview" />}
    >
      <QueryAlert query={query} what="state of the gateway" />
      {problems.map((problem) => (
        <Alert key={problem} type="warning" statusIconAriaLabel="Warning">
          {problem}
        </Alert>
      ))}
      <GatewaySummary gateway={query.data} />
      <GetStarted gateway={query.data} />
      <MetricsSection />
      <LastFailures />
    </Page>
  );
}
