import { listActivity } from '@momento-gateway/api/observation/activity-operations';
import { readMetrics } from '@momento-gateway/api/observation/observation-operations';
import { type Canary, waitFor } from './canary.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';

const LOG_WAIT = { forMs: 60_000, everyMs: 2_000 };
/** The dashboard reads metrics at most every 20 seconds. */
const METRIC_WAIT = { forMs: 120_000, everyMs: 10_000 };

/** Looks for the line that the gateway logs for the canary's call. */
export async function checkCanaryLog(canary: Canary): Promise<Finding> {
  const { target, webhookId } = canary;
  const found = await waitFor(canary, LOG_WAIT, async () => {
    const query = { hours: 1, outcome: 'published', limit: 1 } as const;
    const { calls } = await target.api(listActivity, { params: { webhookId }, query });
    return calls.length > 0;
  });
  return found
    ? ok('Canary: its line is in the log')
    : wrong(
        `Canary: its line is not in the log after ${LOG_WAIT.forMs / 1000} s`,
        'Check that the function’s role can write to the log group (logs:CreateLogStream, logs:PutLogEvents).',
      );
}

/** Looks for a published event in CloudWatch's metrics since the canary began. */
export async function checkCanaryMetric(canary: Canary): Promise<Finding> {
  const { target, startedAt } = canary;
  const found = await waitFor(canary, METRIC_WAIT, async () => {
    const { times, periodMs, published } = await target.api(readMetrics, { query: { hours: 1 } });
    return published.some(
      (count, index) => count > 0 && (times[index] ?? 0) + periodMs > startedAt,
    );
  });
  return found
    ? ok('Canary: CloudWatch counts it in the metric Published')
    : unknown(
        `Canary: CloudWatch does not count it in the metric Published yet, after ${METRIC_WAIT.forMs / 1000} s`,
        'Metrics can take some minutes: run the doctor again. If it stays so, alarms cannot see these events.',
      );
}
