import type { BarSeries } from './to-bar-series.ts';

export interface Period {
  /** Its start, ms since the epoch: no two have the same. */
  readonly time: number;
  readonly label: string;
}

interface BarsProps {
  readonly periods: readonly Period[];
  readonly series: readonly BarSeries[];
  /** Stacked, else side by side. */
  readonly isStacked: boolean;
  readonly formatValue: (value: number) => string;
}

/** Bars over time. Screen readers have the table instead. */
export function Bars({ periods, series, isStacked, formatValue }: BarsProps) {
  const heights = periods.map((_, place) => {
    const values = series.map(({ values }) => values[place] ?? 0);
    return isStacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
  });
  const highest = Math.max(1, ...heights);
  const describe = (period: string, place: number) =>
    [
      period,
      ...series.flatMap(({ title, values }) => {
        const value = values[place] ?? null;
        return value === null ? [] : [`${title}: ${formatValue(value)}`];
      }),
    ].join('\n');
  return (
    <div className="bars" aria-hidden="true">
      <div className="bars-scale">
        <span>{formatValue(highest)}</span>
        <span>0</span>
      </div>
      <div className="bars-plot" data-stacked={isStacked}>
        {periods.map(({ time, label }, place) => (
          <div key={time} title={describe(label, place)}>
            {series.map(({ title, values }, colour) => (
              <i
                key={title}
                data-colour={colour % 5}
                style={{ blockSize: `${(100 * (values[place] ?? 0)) / highest}%` }}
              />
            ))}
          </div>
        ))}
      </div>
      <div className="bars-times">
        <span>{periods[0]?.label}</span>
        <span>{periods[Math.floor(periods.length / 2)]?.label}</span>
        <span>{periods.at(-1)?.label}</span>
      </div>
    </div>
  );
}
