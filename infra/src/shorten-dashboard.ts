interface Properties {
  readonly metrics?: readonly (readonly unknown[])[];
}

interface Widget {
  readonly height: number;
  readonly x: number;
  readonly y: number;
  readonly properties: Properties;
}

/** What CloudWatch assumes itself, as JSON text. */
const DEFAULTS: Readonly<Record<string, string>> = { view: '"timeSeries"', yAxis: '{}' };
const DEFAULT_HEIGHT = 6;

/**
 * The same CloudWatch dashboard in less text: without defaults, with the widgets at the next free
 * place, and with `.` for what a metric has in common with the one before it.
 *
 * @param body JSON text; its widgets leave no gaps.
 */
export function shortenDashboard(body: string): string {
  const { widgets } = JSON.parse(body) as { readonly widgets: readonly Widget[] };
  return JSON.stringify({ widgets: widgets.map(shortenWidget) });
}

function shortenWidget({ height, x, y, properties, ...widget }: Widget) {
  const { metrics } = properties;
  const kept = Object.entries(properties).filter(
    ([name, value]) => JSON.stringify(value) !== DEFAULTS[name],
  );
  return {
    ...widget,
    ...(height !== DEFAULT_HEIGHT && { height }),
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
