'use client';

import Box from '@cloudscape-design/components/box';
import MixedLineBarChart from '@cloudscape-design/components/mixed-line-bar-chart';
import type { Metrics } from '../../api/metrics.ts';
import { formatPeriod } from './format-period.ts';
import type { BarSeries } from './to-bar-series.ts';

const HEIGHT = 180;

interface PeriodChartProps {
  readonly title: string;
  readonly metrics: Metrics;
  readonly series: readonly BarSeries[];
  readonly isStacked?: boolean;
  readonly formatValue: (value: number) => string;
  /** Why there is nothing to show. */
  readonly empty: string;
}

/** What happened in each period, as bars. */
export function PeriodChart(props: PeriodChartProps) {
  const { title, metrics, series, isStacked = false, formatValue, empty } = props;
  const highest = Math.max(1, ...metrics.times.map((time) => heightAt(series, time, isStacked)));
  const hasValues = series.some(({ data }) => data.some(({ y }) => y > 0));
  return (
    <section aria-label={title}>
      <Box variant="h3" padding={{ bottom: 'xs' }}>
        {title}
      </Box>
      <MixedLineBarChart<Date>
        series={hasValues ? series : []}
        xDomain={metrics.times.map((time) => new Date(time))}
        xScaleType="categorical"
        yDomain={[0, highest]}
        stackedBars={isStacked}
        hideFilter
        height={HEIGHT}
        ariaLabel={title}
        i18nStrings={{
          xTickFormatter: (time) => formatPeriod(time, metrics),
          yTickFormatter: formatValue,
        }}
        detailPopoverSeriesContent={({ series: { title }, y }) => ({
          key: title,
          value: formatValue(y),
        })}
        empty={
          <Box textAlign="center" color="inherit">
            {empty}
          </Box>
        }
      />
    </section>
  );
}

function heightAt(series: readonly BarSeries[], time: number, isStacked: boolean): number {
  const heights = series.map(({ data }) => data.find(({ x }) => x.getTime() === time)?.y ?? 0);
  return isStacked ? heights.reduce((sum, height) => sum + height, 0) : Math.max(0, ...heights);
}
