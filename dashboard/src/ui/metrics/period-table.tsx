import type { Period } from './bars.tsx';
import type { BarSeries } from './to-bar-series.ts';

interface PeriodTableProps {
  readonly title: string;
  readonly periods: readonly Period[];
  readonly series: readonly BarSeries[];
  readonly formatValue: (value: number) => string;
}

/** The values of a chart, newest first; periods without any are left out. */
export function PeriodTable({ title, periods, series, formatValue }: PeriodTableProps) {
  const rows = periods
    .map((period, place) => ({ period, values: series.map(({ values }) => values[place] ?? null) }))
    .filter(({ values }) => values.some((value) => value))
    .reverse();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="period-table" aria-label={`${title}, values`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            {series.map((one) => (
              <th scope="col" key={one.title}>
                {one.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ period, values }) => (
            <tr key={period.time}>
              <th scope="row">{period.label}</th>
              {series.map((one, place) => (
                <td key={one.title}>{formatCell(values[place] ?? null, formatValue)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function formatCell(value: number | null, formatValue: (value: number) => string): string {
  return value === null ? '–' : formatValue(value);
}
