import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { Metrics } from '@momento-gateway/api/observation/metrics';
import { Bars } from './bars.tsx';
import { formatPeriods } from './format-periods.ts';
import { PeriodTable } from './period-table.tsx';
import type { BarSeries } from './to-bar-series.ts';

interface PeriodChartProps {
  readonly title: string;
  readonly metrics: Metrics;
  readonly series: readonly BarSeries[];
  readonly isStacked?: boolean;
  readonly formatValue: (value: number) => string;
  /** Why there is nothing to show. */
  readonly empty: string;
}

/** The values of each period, as bars and as a table. Cloudscape's own chart weighs 60 KiB. */
export function PeriodChart(props: PeriodChartProps) {
  const { title, metrics, series, isStacked = false, formatValue, empty } = props;
  const labels = formatPeriods(metrics);
  const periods = metrics.times.map((time, place) => ({ time, label: labels[place] ?? '' }));
  const hasValues = series.some(({ values }) => values.some((value) => (value ?? 0) > 0));
  return (
    <section aria-label={title} className="chart">
      <Box variant="h3" padding={{ bottom: 'xs' }}>
        {title}
      </Box>
      {hasValues ? (
        <>
          <Bars periods={periods} series={series} isStacked={isStacked} formatValue={formatValue} />
          <ul className="chart-legend">
            {series.map(({ title }, place) => (
              <li key={title} data-colour={place % 5}>
                {title}
              </li>
            ))}
          </ul>
          <ExpandableSection headerText="As a table" headerAriaLabel={`${title}, as a table`}>
            <PeriodTable
              title={title}
              periods={periods}
              series={series}
              formatValue={formatValue}
            />
          </ExpandableSection>
        </>
      ) : (
        <Box textAlign="center" color="text-body-secondary" padding={{ vertical: 'xxl' }}>
          {empty}
        </Box>
      )}
    </section>
  );
}
