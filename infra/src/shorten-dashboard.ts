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
      ...(metrics && { metrics: metrics.map((metric, at) => repeat(metrics[at - 1], metric)) }),
    },
  };
}

/** Options, the last part of a metric, are no text and stay. */
function repeat(before: readonly unknown[] | undefined, metric: readonly unknown[]): unknown[] {
  return metric.map((part, at) => (typeof part === 'string' && part === before?.[at] ? '.' : part));
}
