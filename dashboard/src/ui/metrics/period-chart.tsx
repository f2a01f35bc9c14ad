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
  /** Told for a part of a bar is its upper end, not its height. */
  readonly isCumulative?: boolean;
  readonly formatValue: (value: number) => string;
  /** Why there is nothing to show. */
  readonly empty: string;
}

/** What happened in each period, as bars. */
export function PeriodChart(props: PeriodChartProps) {
  const { title, metrics, series, isCumulative = false, formatValue, empty } = props;
  const highest = Math.max(1, ...metrics.times.map((time) => heightAt(series, time)));
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
        stackedBars
        hideFilter
        height={HEIGHT}
        ariaLabel={title}
        i18nStrings={{
          xTickFormatter: (time) => formatPeriod(time, metrics),
          yTickFormatter: formatValue,
        }}
        detailPopoverSeriesContent={({ series: { title }, x, y }) => {
          const place = series.findIndex((one) => one.title === title);
          const below = isCumulative ? heightAt(series.slice(0, place), x.getTime()) : 0;
          return { key: title, value: formatValue(below + y) };
        }}
        empty={
          <Box textAlign="center" color="inherit">
            {empty}
          </Box>
        }
      />
    </section>
  );
}

function heightAt(series: readonly BarSeries[], time: number): number {
  const heights = series.map(({ data }) => data.find(({ x }) => x.getTime() === time)?.y ?? 0);
  return heights.reduce((sum, height) => sum + height, 0);
}
