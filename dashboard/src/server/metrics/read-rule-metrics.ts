import {
  type CloudWatchClient,
  type MetricDataQuery,
  paginateGetMetricData,
} from '@aws-sdk/client-cloudwatch';
import type { RuleMetrics } from '@momento-gateway/api/rules/rule-metrics';
import { isViewerName } from '@momento-gateway/shared/resource-names';
import { DEFAULT_BUS } from '@momento-gateway/shared/rule-arn';
import { LRUCache } from 'lru-cache';
import type { BaseContext } from '../base-context.ts';
import type { Config } from '../config.ts';
import type { Handler } from '../handler.ts';
import { describeRule } from '../rules/read-rules.ts';
import { choosePeriods, type Periods } from './choose-periods.ts';

/** CloudWatch bills every metric that is read: an answer is reused for this long. */
const FRESH_MS = 20_000;
const HOURS = 24;
const RULES_MAX = 300;

/** Metrics of EventBridge; it has none by target. */
const METRICS = {
  matched: 'TriggeredRules',
  invoked: 'Invocations',
  failed: 'FailedInvocations',
  deadLettered: 'InvocationsSentToDlq',
  notDeadLettered: 'InvocationsFailedToBeSentToDlq',
} as const satisfies Record<keyof Omit<RuleMetrics, 'from' | 'to'>, string>;

interface MetricSource {
  readonly cloudWatch: CloudWatchClient;
  readonly config: Pick<Config, 'busName'>;
}

/** What CloudWatch counted for a rule in the last 24 hours. */
export type LoadRuleMetrics = (ruleName: string) => Promise<RuleMetrics>;

interface RuleMetricsContext extends BaseContext {
  readonly loadRuleMetrics: LoadRuleMetrics;
}

export const readRuleMetrics: Handler<'readRuleMetrics', RuleMetricsContext> = async (
  context,
  { params: { name } },
) => {
  const rule = isViewerName(name) ? undefined : await describeRule(context, name);
  return rule === undefined ? { refusal: 'rule-not-found' } : context.loadRuleMetrics(name);
};

interface Clocks {
  /** ms since the epoch. */
  readonly now: () => number;
  /** ms, from a clock that does not jump. */
  readonly elapsed: () => number;
}

export function createLoadRuleMetrics(
  source: MetricSource,
  { now, elapsed }: Clocks,
): LoadRuleMetrics {
  const byName = new LRUCache<string, RuleMetrics>({
    max: RULES_MAX,
    ttl: FRESH_MS,
    ttlResolution: 0,
    perf: { now: elapsed },
    fetchMethod: (name) => load(source, name, choosePeriods(HOURS, now())),
  });
  return (name) => byName.forceFetch(name);
}

async function load(
  { cloudWatch, config }: MetricSource,
  ruleName: string,
  { from, to, periodMs }: Periods,
): Promise<RuleMetrics> {
  const counts: Record<string, number | null> = {};
  const pages = paginateGetMetricData(
    { client: cloudWatch },
    {
      MetricDataQueries: buildQueries(config.busName, ruleName, periodMs / 1_000),
      StartTime: new Date(from),
      EndTime: new Date(to),
    },
  );
  for await (const { MetricDataResults = [] } of pages) {
    for (const { Id = '', Values = [], StatusCode } of MetricDataResults) {
      const before = counts[Id];
      if (StatusCode === 'InternalError' || StatusCode === 'Forbidden') counts[Id] = null;
      else if (Values.length > 0 && before !== null) {
        counts[Id] = Values.reduce((sum, value) => sum + value, before ?? 0);
      }
    }
  }
  return { from, to, ...counts };
}

/** Metrics of rules of the default bus have no name of a bus. */
function buildQueries(busName: string, ruleName: string, periodS: number): MetricDataQuery[] {
  const Dimensions = [
    ...(busName === DEFAULT_BUS ? [] : [{ Name: 'EventBusName', Value: busName }]),
    { Name: 'RuleName', Value: ruleName },
  ];
  return Object.entries(METRICS).map(([Id, MetricName]) => ({
    Id,
    MetricStat: {
      Metric: { Namespace: 'AWS/Events', MetricName, Dimensions },
      Period: periodS,
      Stat: 'Sum',
    },
  }));
}
