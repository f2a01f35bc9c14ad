import BarChart from '@cloudscape-design/components/bar-chart';
import type { BarSeries } from './to-bar-series.ts';

const HEIGHT_PX = 180;

/** Up to here an axis of this height would be marked at halves, of which there are none in counts. */
const COUNT_TOP_MIN = 5;

export interface Period {
  /** Its start, ms since the epoch: no two have the same. */
  readonly time: number;
  /** No two have the same. */
  readonly label: string;
}

interface BarsProps {
  readonly title: string;
  readonly periods: readonly Period[];
  readonly series: readonly BarSeries[];
  /** Whether a bar is as high as the sum of the values; else each value is marked on it. */
  readonly isSum: boolean;
  readonly formatValue: (value: number) => string;
}

/**
 * Bars over time. For percentiles too: a line would join periods between which nobody called, and
 * would not show a period that stands alone.
 */
export function Bars({ title, periods, series, isSum, formatValue }: BarsProps) {
  const labels = periods.map(({ label }) => label);
  return (
    <BarChart
      ariaLabel={title}
      height={HEIGHT_PX}
      xScaleType="categorical"
      xDomain={labels}
      stackedBars
      {...(isSum && highestOf(series) < COUNT_TOP_MIN && { yDomain: [0, COUNT_TOP_MIN] })}
      series={series.map(({ title: seriesTitle, values }, layer) => {
        const below = isSum ? [] : (series[layer - 1]?.values ?? []);
        return {
          type: 'bar',
          title: seriesTitle,
          valueFormatter: (_: number, label: string) =>
            formatValue(values[labels.indexOf(label)] ?? 0),
          data: labels.flatMap((x, place) => {
            const value = values[place] ?? null;
            return value === null ? [] : [{ x, y: Math.max(0, value - (below[place] ?? 0)) }];
          }),
        };
      })}
      yTickFormatter={formatValue}
      hideFilter
      emphasizeBaselineAxis
    />
  );
}

/** The highest sum of a period. */
function highestOf(series: readonly BarSeries[]): number {
  const sums = series[0]?.values.map((_, place) =>
    series.reduce((sum, { values }) => sum + (values[place] ?? 0), 0),
  );
  return Math.max(0, ...(sums ?? []));
}
