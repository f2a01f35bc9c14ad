interface Properties {
  readonly metrics?: readonly (readonly unknown[])[];
}

interface Widget {
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;
  readonly properties: Properties;
}

/** What CloudWatch assumes itself, as JSON text. */
const DEFAULTS: Readonly<Record<string, string>> = { view: '"timeSeries"', yAxis: '{}' };
/** Of a side. */
const DEFAULT_SIZE = 6;

/**
 * The same CloudWatch dashboard in less text: without defaults, with the widgets at the next free
 * place, and with `.` for what a metric has in common with the one before it. CloudWatch has a page
 * of all alarms: their states are left out, which would name each alarm once more.
 *
 * @param body JSON text; its widgets leave no gaps.
 */
export function shortenDashboard(body: string): string {
  const { widgets } = JSON.parse(body) as { readonly widgets: readonly Widget[] };
  return JSON.stringify({
    widgets: widgets.filter(({ type }) => type !== 'alarm').map(shortenWidget),
  });
}

function shortenWidget({ width, height, x, y, properties, ...widget }: Widget) {
  const { metrics } = properties;
  const kept = Object.entries(properties).filter(
    ([name, value]) => JSON.stringify(value) !== DEFAULTS[name],
  );
  return {
    ...widget,
    ...(width !== DEFAULT_SIZE && { width }),
    ...(height !== DEFAULT_SIZE && { height }),
    properties: {
      ...Object.fromEntries(kept),
      ...(metrics && shortenMetrics(metrics)),
    },
  };
}

/** A statistic that all metrics have is the widget's. */
function shortenMetrics(metrics: readonly (readonly unknown[])[]) {
  const options = metrics.map((metric) => metric.at(-1) as { readonly stat?: string });
  const [{ stat } = {}] = options;
  const isCommon = stat !== undefined && options.every((one) => one.stat === stat);
  return {
    ...(isCommon && { stat }),
    metrics: metrics.map((metric, at) => {
      const short = repeat(metrics[at - 1], metric);
      if (!isCommon) return short;
      const { stat: _, ...rest } = options[at] ?? {};
      return Object.keys(rest).length === 0 ? short.slice(0, -1) : [...short.slice(0, -1), rest];
    }),
  };
}

/** Options, the last part of a metric, are no text and stay. */
function repeat(before: readonly unknown[] | undefined, metric: readonly unknown[]): unknown[] {
  return metric.map((part, at) => (typeof part === 'string' && part === before?.[at] ? '.' : part));
}
