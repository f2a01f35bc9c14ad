import { REJECTIONS } from '@momento-gateway/shared/rejection';

/** A CloudFormation template, as far as its cost is counted. */
export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** What CloudWatch and Lambda bill of a stack. */
export interface Billed {
  /** Metrics that alarms watch: CloudWatch bills each of them, not each alarm. */
  readonly alarmMetrics: number;
  /** Alarms on a query: CloudWatch bills the metrics that it finds. */
  readonly queryAlarms: number;
  readonly alarms: number;
  readonly dashboards: number;
  /** Names and dimensions of the gateway's own metrics that dashboards and alarms show. */
  readonly customMetrics: ReadonlySet<string>;
  readonly memoryGb: number;
}

const NAMESPACE = 'MomentoGateway';

/** @throws Error when an alarm is of a kind that has another price. */
export function countBilled({ Resources, Parameters = {} }: Template): Billed {
  const list = (type: string) =>
    Object.values(Resources)
      .filter(({ Type }) => Type === type)
      .map(({ Properties = {} }) => Properties);
  if (list('AWS::CloudWatch::CompositeAlarm').length > 0) {
    throw new Error('A composite alarm has a price of its own: add it to docs/data/prices.json.');
  }
  const alarms = list('AWS::CloudWatch::Alarm');
  const dashboards = list('AWS::CloudWatch::Dashboard');
  return {
    alarms: alarms.length,
    alarmMetrics: alarms.reduce((sum, alarm) => sum + countAlarmMetrics(alarm), 0),
    queryAlarms: alarms.filter(isOnQuery).length,
    dashboards: dashboards.length,
    customMetrics: new Set(
      [...alarms.flatMap(listAlarmMetrics), ...dashboards.flatMap(listDashboardMetrics)].filter(
        (metric) => metric.startsWith(`${NAMESPACE} `),
      ),
    ),
    memoryGb: readNumber(findGateway(Resources)?.['MemorySize'], Parameters) / 1024,
  };
}

/** The function that takes the calls; a stack can have others that run once. */
function findGateway(resources: Template['Resources']): Resource['Properties'] {
  const functions = Object.entries(resources).filter(
    ([, { Type }]) => Type === 'AWS::Lambda::Function',
  );
  const gateway = functions.find(([id]) => id.startsWith('GatewayFunction')) ?? functions[0];
  return gateway?.[1].Properties;
}

/** A number, or the default of the parameter that it refers to. @throws Error when it is neither. */
function readNumber(value: unknown, parameters: NonNullable<Template['Parameters']>): number {
  const { Ref } = (typeof value === 'object' ? value : {}) as { Ref?: string };
  const number = Number(Ref === undefined ? value : parameters[Ref]?.Default);
  if (Number.isFinite(number)) return number;
  throw new Error(`The template has no number in ${JSON.stringify(value)}.`);
}

type Alarm = Readonly<Record<string, unknown>>;

interface AlarmMetric {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
}

interface AlarmQuery {
  readonly MetricStat?: { readonly Metric: AlarmMetric };
  /** Text, or a function of CloudFormation that makes it. */
  readonly Expression?: unknown;
}

function countAlarmMetrics(alarm: Alarm): number {
  if (alarm['Metrics'] === undefined) return 1;
  if (hasExpression(alarm, /ANOMALY/)) {
    throw new Error('An alarm on a band has a price of its own: add it to docs/data/prices.json.');
  }
  return listQueries(alarm).filter(({ MetricStat }) => MetricStat !== undefined).length;
}

const isOnQuery = (alarm: Alarm) => hasExpression(alarm, /^SELECT /);

const hasExpression = (alarm: Alarm, form: RegExp) =>
  listQueries(alarm).some(({ Expression = '' }) => form.test(formatValue(Expression)));

const listQueries = (alarm: Alarm) => (alarm['Metrics'] as readonly AlarmQuery[] | undefined) ?? [];

function listAlarmMetrics(alarm: Alarm): string[] {
  const queries = listQueries(alarm);
  const metrics = [
    alarm as AlarmMetric,
    ...queries.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []),
  ];
  return metrics
    .filter(({ MetricName }) => MetricName !== undefined)
    .map(({ Namespace, MetricName, Dimensions = [] }) =>
      nameMetric([
        Namespace,
        MetricName,
        ...Dimensions.flatMap(({ Name, Value }) => [Name, formatValue(Value)]),
      ]),
    );
}

function listDashboardMetrics({ DashboardBody }: Readonly<Record<string, unknown>>): string[] {
  const { widgets } = JSON.parse(formatValue(DashboardBody)) as {
    widgets: { properties: { metrics?: unknown[][] } }[];
  };
  return widgets
    .flatMap(({ properties }) => repeatParts(properties.metrics ?? []))
    .flatMap((metric) =>
      // The search for the reasons of rejected calls.
      JSON.stringify(metric).includes('SEARCH(')
        ? REJECTIONS.map((reason) => nameMetric([NAMESPACE, 'Rejected', 'Reason', reason]))
        : nameMetric(metric.filter((part) => typeof part === 'string')),
    );
}

/** CloudWatch takes `.` for the part of the metric before. */
function repeatParts(metrics: readonly unknown[][]): unknown[][] {
  const whole: unknown[][] = [];
  for (const metric of metrics) {
    whole.push(metric.map((part, at) => (part === '.' ? whole.at(-1)?.[at] : part)));
  }
  return whole;
}

const nameMetric = (parts: readonly unknown[]) => parts.join(' ');

/** A text in a template; what CloudFormation fills in is shown as its reference's name. */
function formatValue(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument] = []] = Object.entries(value as object);
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map(formatValue).join(separator);
  }
  return name === 'Fn::Sub' ? String([argument].flat()[0]) : [argument].flat().join('.');
}
