import type { Billed } from './count-billed.ts';

/** docs/data/prices.json */
export interface Prices {
  readonly region: string;
  readonly prices: Readonly<Record<PriceName, Price>>;
  readonly assumptions: {
    readonly events: readonly number[];
    /** Functions that run all of the time, for each number of events. */
    readonly busyFunctions: readonly number[];
    readonly callSeconds: number;
    readonly logKilobytes: number;
    /** Of these, what the gateway's own line has; the others are Lambda's. */
    readonly ownLineKilobytes: number;
    /** How often the query of the alarm on gaps sees each line. */
    readonly gapAlarmScans: number;
    readonly webhooks: number;
    readonly hoursPerMonth: number;
    readonly secretReadEveryMinutes: number;
    /** Names of the metrics that a gateway writes when nothing is refused and nothing fails. */
    readonly metricsOfPublishedEvents: readonly string[];
  };
}

type PriceName =
  | 'lambdaCalls'
  | 'lambdaTime'
  | 'events'
  | 'logs'
  | 'logsScanned'
  | 'secrets'
  | 'secretReads'
  | 'metrics'
  | 'alarms'
  | 'alarmQueries'
  | 'dashboards'
  | 'metricReads'
  | 'queueCalls';

interface Price {
  readonly usd: number;
  /** How many units cost that much. */
  readonly per: number;
  readonly unit: string;
  readonly source: string;
}

interface CostRow {
  readonly price: PriceName;
  readonly item: string;
  readonly calculation: string;
  /** Number of units in a month. */
  readonly units: (events: number, busyFunctions: number) => number;
}

/** The rows of the cost table, and its last one. */
export function tabulateCost(file: Prices, billed: Billed): string[][] {
  const { prices, assumptions } = file;
  const rows = listRows(file, billed).map(({ price, item, calculation, units }) => ({
    cells: [`[${item}](${prices[price].source})`, calculation],
    usd: assumptions.events.map(
      (events, column) =>
        (units(events, assumptions.busyFunctions[column] ?? 0) * prices[price].usd) /
        prices[price].per,
    ),
  }));
  const totals = assumptions.events.map((_, column) =>
    rows.reduce((sum, { usd }) => sum + roundToCents(usd[column] ?? 0), 0),
  );
  return [
    ['events a month', 'calculation', ...assumptions.events.map(formatCount)],
    ...rows.map(({ cells, usd }) => [...cells, ...usd.map(formatUsd)]),
    ['**Total**', '', ...totals.map((usd) => `**${formatUsd(usd)}**`)],
  ];
}

function listRows({ prices, assumptions }: Prices, billed: Billed): CostRow[] {
  const { callSeconds, logKilobytes, webhooks, metricsOfPublishedEvents } = assumptions;
  const { hoursPerMonth, secretReadEveryMinutes } = assumptions;
  // Of the gateway, and once more of the one tenant.
  const metrics = 2 * metricsOfPublishedEvents.length;
  const each = (count: number, price: PriceName) => `${count} × $${formatPrice(prices[price])}`;
  return [
    {
      price: 'lambdaCalls',
      item: 'Lambda calls',
      calculation: `$${formatPrice(prices.lambdaCalls)} / M`,
      units: (events) => events,
    },
    {
      price: 'lambdaTime',
      item: 'Lambda time',
      calculation: `${callSeconds} s × ${billed.memoryGb} GB × $${prices.lambdaTime.usd}`,
      units: (events) => events * callSeconds * billed.memoryGb,
    },
    {
      price: 'events',
      item: 'EventBridge',
      calculation: `$${formatPrice(prices.events)} / M of 64 KB`,
      units: (events) => events,
    },
    {
      price: 'logs',
      item: 'CloudWatch Logs',
      calculation: `${logKilobytes} kB × $${formatPrice(prices.logs)} / GB`,
      units: (events) => (events * logKilobytes) / 1e6,
    },
    {
      price: 'secrets',
      item: 'Secrets',
      calculation: each(webhooks, 'secrets'),
      units: () => webhooks,
    },
    {
      price: 'secretReads',
      item: 'Secret reads',
      calculation: `every ${secretReadEveryMinutes} min for each webhook and busy function (${assumptions.busyFunctions.join('; ')}) × $${formatPrice(prices.secretReads)} / 10,000`,
      units: (_, busyFunctions) =>
        busyFunctions * webhooks * ((hoursPerMonth * 60) / secretReadEveryMinutes),
    },
    {
      price: 'metrics',
      item: 'Custom metrics',
      calculation: each(metrics, 'metrics'),
      units: (events) => (events > 0 ? metrics : 0),
    },
    {
      price: 'alarms',
      item: 'Alarms, by metric',
      calculation: each(billed.alarmMetrics, 'alarms'),
      units: () => billed.alarmMetrics,
    },
    {
      price: 'dashboards',
      item: 'CloudWatch dashboard',
      calculation: each(billed.dashboards, 'dashboards'),
      units: () => billed.dashboards,
    },
  ];
}

/** What the table assumes, and what a gateway with refusals and failures costs in addition. */
export function describeCost({ region, prices, assumptions }: Prices, billed: Billed): string {
  const { callSeconds, logKilobytes, webhooks, metricsOfPublishedEvents } = assumptions;
  const names = [...billed.customMetrics].map((metric) => metric.split(' ')[1]);
  const unknown = metricsOfPublishedEvents.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`The template shows no metric ${unknown.join(', ')}.`);
  const others = billed.customMetrics.size - metricsOfPublishedEvents.length;
  return `List prices of ${region} in US dollars for a month, without free tiers. Assumed: one call per event, ${callSeconds * 1000} ms at ${billed.memoryGb * 1024} MB on arm64; ${logKilobytes} kB of log, of which ${assumptions.ownLineKilobytes} kB are the gateway's own line; ${webhooks} webhooks; ${billed.alarms} alarms, of which ${billed.queryAlarms} are on a query that finds nothing; ${billed.dashboards} CloudWatch dashboard; and the ${metricsOfPublishedEvents.length} custom metrics of a gateway that publishes everything, each counted once in total and once for its one tenant. Each of the ${others} other custom metrics, one for each outcome and reason, costs $${formatPrice(prices.metrics)} for a month in which it always has values, and as much again for each tenant that it counts. ${describeQueries(prices)}`;
}

function describeQueries({ alarmQueries }: Prices['prices']): string {
  return `An alarm on a query costs $${formatPrice(alarmQueries)} for each metric that it finds: one for each rule of the bus with such a failure, those of other users of the bus included.`;
}

/** What the table leaves out. */
export function describeOtherCosts({ prices, assumptions }: Prices): string {
  const { metricReads, queueCalls, logsScanned } = prices;
  const { logKilobytes, gapAlarmScans: scans } = assumptions;
  const scanned = formatUsd(logKilobytes * scans * logsScanned.usd);
  return `Targets, an archive, and data transfer out of AWS are extra. An open dashboard page reads metrics from CloudWatch at $${formatPrice(metricReads)} for ${metricReads.per.toLocaleString('en-US')} of them. SQS costs $${formatPrice(queueCalls)} for a million calls; only failures, live events, and looking at them make calls. The query of the alarm on gaps scans each line of the log ${scans} times, at $${logsScanned.usd} for a GB: $${scanned} for a million events; the alarm itself is extra.`;
}

const roundToCents = (usd: number) => Math.round(usd * 100 + 1e-6) / 100;

const formatUsd = (usd: number) => roundToCents(usd).toFixed(2);

const formatPrice = ({ usd }: Price) => usd.toFixed(2);

function formatCount(count: number): string {
  return count < 1e6 ? String(count) : `${count / 1e6} M`;
}
