import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { readMetrics } from '@momento-gateway/api/observation/observation-operations';
import dynamic from 'next/dynamic';
import { usePolledQuery } from '../client/use-polled-query.ts';
import { OptionSelect } from '../elements/option-select.tsx';
import { LoadingStatus, QueryAlert } from '../elements/query-alert.tsx';
import { chooseOption, useUrlState } from '../navigation/use-url-state.ts';

/** Charts are heavy: the page is there before them. */
const MetricsCharts = dynamic(
  () => import('./metrics-charts.tsx').then((module) => module.MetricsCharts),
  { ssr: false },
);

/** How far back, in hours. */
const WINDOWS = [
  { value: '3', label: 'Last 3 hours' },
  { value: '1', label: 'Last hour' },
  { value: '12', label: 'Last 12 hours' },
  { value: '24', label: 'Last 24 hours' },
  { value: '168', label: 'Last 7 days' },
] as const;

function useMetrics(hours: number) {
  return usePolledQuery(['metrics', hours], readMetrics, { query: { hours } }, 60_000);
}

/** What the gateway did in the last hours. */
export function MetricsSection() {
  const { get, set } = useUrlState();
  const hours = chooseOption(WINDOWS, get('hours'));
  const query = useMetrics(Number(hours.value));
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The gateway’s calls by outcome and time."
          actions={
            <OptionSelect
              options={WINDOWS}
              value={hours.value}
              label="Time range"
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
        <LoadingStatus query={query} what="metrics" />
        {query.data && <MetricsCharts metrics={query.data} />}
      </div>
    </Container>
  );
}
