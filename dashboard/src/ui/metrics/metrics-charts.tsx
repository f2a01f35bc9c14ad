import ColumnLayout from '@cloudscape-design/components/column-layout';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Metrics } from '@momento-gateway/api/observation/metrics';
import { formatNumber } from '../elements/format-count.ts';
import { formatDuration } from '../elements/format-time.ts';
import { OUTCOMES } from '../gateway/describe-call.ts';
import { PeriodChart } from './period-chart.tsx';
import { sum, toCallSeries, toRejectionSeries, toTimeSeries } from './to-bar-series.ts';

export function MetricsCharts({ metrics }: { readonly metrics: Metrics }) {
  const { publishLatencyMs, ageAtArrivalMs } = metrics;
  const totals = [
    { label: OUTCOMES.published.text, count: sum(metrics.published) },
    { label: OUTCOMES.parked.text, count: sum(metrics.parked) },
    { label: OUTCOMES.rejected.text, count: sum(metrics.rejected.flatMap(({ counts }) => counts)) },
    { label: 'Unavailable or lost', count: sum(metrics.unavailable) + sum(metrics.lost) },
  ];
  return (
    <SpaceBetween size="l">
      <KeyValuePairs
        columns={4}
        items={totals.map(({ label, count }) => ({ label, value: formatNumber(count) }))}
      />
      <ColumnLayout columns={2}>
        <PeriodChart
          title="Published and parked"
          periods={metrics}
          series={toCallSeries(metrics)}
          isSum
          formatValue={formatNumber}
          empty="No events in this time range."
        />
        <PeriodChart
          title="Rejected, by reason"
          periods={metrics}
          series={toRejectionSeries(metrics)}
          isSum
          formatValue={formatNumber}
          empty="No rejected calls in this time range."
        />
        <PeriodChart
          title="Publish latency"
          periods={metrics}
          series={toTimeSeries(publishLatencyMs)}
          formatValue={formatDuration}
          empty="No published events in this time range."
        />
        <PeriodChart
          title="Age of events at arrival"
          periods={metrics}
          series={toTimeSeries(ageAtArrivalMs)}
          formatValue={formatDuration}
          empty="No events in this time range."
        />
      </ColumnLayout>
    </SpaceBetween>
  );
}
