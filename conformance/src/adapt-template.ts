interface Alarm {
  readonly Metrics?: readonly { readonly Expression: unknown; readonly Period?: number }[];
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Statistic?: string;
  readonly Period?: number;
}

interface Resource {
  readonly Type: string;
  readonly Properties: Alarm;
}

interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
}

/**
 * A template as MiniStack takes it. The only difference: an alarm on a query, which MiniStack refuses,
 * becomes one on the metric that the query sums up. Everything else of the alarm stays.
 *
 * @param template JSON text
 */
export function adaptTemplate(template: string): string {
  const { Resources = {}, ...rest } = JSON.parse(template) as Template;
  const adapted = Object.entries(Resources).map(([id, resource]) => [id, adaptAlarm(resource)]);
  return JSON.stringify({ ...rest, Resources: Object.fromEntries(adapted) });
}

function adaptAlarm(resource: Resource): Resource {
  if (resource.Type !== 'AWS::CloudWatch::Alarm') return resource;
  const { Metrics: [query] = [], ...others } = resource.Properties;
  const text = JSON.stringify(query?.Expression ?? '');
  const [, MetricName, Namespace] = /SELECT SUM\((\w+)\) FROM SCHEMA\(\W+([\w/]+)/.exec(text) ?? [];
  if (query === undefined || MetricName === undefined) return resource;
  const metric = { Namespace, MetricName, Statistic: 'Sum', Period: query.Period };
  return { ...resource, Properties: { ...others, ...metric } };
}
