'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import dynamic from 'next/dynamic';
import { OptionSelect } from '../elements/option-select.tsx';
import { QueryAlert } from '../elements/query-alert.tsx';
import { useDelayed } from '../elements/use-delayed.ts';
import { chooseOption } from '../navigation/choose-option.ts';
import { useUrlState } from '../navigation/use-url-state.ts';
import { METRICS_WINDOWS } from './metrics-windows.ts';
import { useMetrics } from './use-metrics.ts';

/** Charts are heavy: the page is there before them. */
const MetricsCharts = dynamic(
  () => import('./metrics-charts.tsx').then((module) => module.MetricsCharts),
  { ssr: false },
);

/** What the gateway did in the last hours. */
export function MetricsSection() {
  const { get, set } = useUrlState();
  const hours = chooseOption(METRICS_WINDOWS, get('hours'));
  const query = useMetrics(Number(hours.value));
  const isSlow = useDelayed(query.isPending);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="What the gateway did with the calls it got, by the time they came."
          actions={
            <OptionSelect
              options={METRICS_WINDOWS}
              value={hours.value}
              label="How far back"
              onChoose={(value) => set({ hours: value })}
            />
          }
        >
          Metrics
        </Header>
      }
    >
      <QueryAlert query={query} what="metrics" />
      <div className="charts">
        {isSlow && <StatusIndicator type="loading">Loading the metrics</StatusIndicator>}
        {query.data && <MetricsCharts metrics={query.data} />}
      </div>
    </Container>
  );
}
