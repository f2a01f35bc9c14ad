import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { Metrics } from '@momento-gateway/api/observation/metrics';
import dynamic from 'next/dynamic';
import { useRef } from 'react';
import { useSeen } from '../elements/use-seen.ts';
import { formatPeriods } from './format-periods.ts';
import { PeriodTable } from './period-table.tsx';
import type { BarSeries } from './to-bar-series.ts';

/** Cloudscape's chart is the heaviest part of any page: it is loaded when one comes into view. */
const Bars = dynamic(() => import('./bars.tsx').then((module) => module.Bars), { ssr: false });

interface PeriodChartProps {
  readonly title: string;
  readonly periods: Pick<Metrics, 'times' | 'from' | 'to'>;
  readonly series: readonly BarSeries[];
  /** Whether a bar is as high as the sum of the values; else each value is marked on it. */
  readonly isSum?: boolean;
  readonly formatValue: (value: number) => string;
  /** Why there is nothing to show. */
  readonly empty: string;
}

/** The values of each period, as bars and as a table. */
export function PeriodChart(props: PeriodChartProps) {
  const { title, periods: range, series, isSum = false, formatValue, empty } = props;
  const place = useRef<HTMLDivElement>(null);
  const isSeen = useSeen(place);
  const labels = formatPeriods(range);
  const periods = range.times.map((time, index) => ({ time, label: labels[index] ?? '' }));
  const hasValues = series.some(({ values }) => values.some((value) => (value ?? 0) > 0));
  return (
    <section aria-label={title} className="chart">
      <Box variant="h3" padding={{ bottom: 'xs' }}>
        {title}
      </Box>
      <div ref={place} className="chart-place">
        {!hasValues && (
          <Box textAlign="center" color="text-body-secondary" padding={{ vertical: 'xxl' }}>
            {empty}
          </Box>
        )}
        {hasValues && isSeen && (
          <Bars
            title={title}
            periods={periods}
            series={series}
            isSum={isSum}
            formatValue={formatValue}
          />
        )}
      </div>
      {hasValues && (
        <ExpandableSection headerText="As a table" headerAriaLabel={`${title}, as a table`}>
          <PeriodTable title={title} periods={periods} series={series} formatValue={formatValue} />
        </ExpandableSection>
      )}
    </section>
  );
}
