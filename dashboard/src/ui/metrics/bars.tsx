import BarChart from '@cloudscape-design/components/bar-chart';
import type { BarSeries } from './to-bar-series.ts';

const HEIGHT_PX = 180;

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
