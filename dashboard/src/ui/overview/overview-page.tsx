'use client';

import Alert from '@cloudscape-design/components/alert';
import { QueryAlert, RefreshButton } from '../elements/query-alert.tsx';
import { useGateway } from '../gateway/use-gateway.ts';
import { MetricsSection } from '../metrics/metrics-section.tsx';
import { Page } from '../page/page.tsx';
import { usePageKeys } from '../page/page-slots.tsx';
import { useGetStartedPreference } from '../preferences/preference.ts';
import { GatewaySummary } from './gateway-summary.tsx';
import { GetStarted } from './get-started.tsx';
import { LastFailures } from './last-failures.tsx';

export function OverviewPage() {
  const query = useGateway();
  const [isGetStartedShown, showGetStarted] = useGetStartedPreference();
  usePageKeys({ createHref: '/webhooks/register' });
  const problems = query.data?.problems ?? [];
  return (
    <Page
      title="Overview"
      description="The state of the gateway, and what needs your attention."
      actions={<RefreshButton query={query} what="overview" />}
    >
      <QueryAlert query={query} what="state of the gateway" />
      {problems.map((problem) => (
        <Alert key={problem} type="warning" statusIconAriaLabel="Warning">
          {problem}
        </Alert>
      ))}
      <div className="overview-top">
        <GatewaySummary gateway={query.data} />
        {isGetStartedShown && (
          <div className="get-started">
            <GetStarted gateway={query.data} onDismiss={() => showGetStarted(false)} />
          </div>
        )}
      </div>
      <MetricsSection />
      <LastFailures />
    </Page>
  );
}
