import { METRIC_DIMENSIONS, METRIC_NAMESPACE, METRICS } from '@momento-gateway/shared/gateway-log';
import { REJECTIONS } from '@momento-gateway/shared/rejection';
import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  Metric,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface MetricsDashboardProps {
  readonly secretPrefix: string;
  readonly parkedQueue: Queue;
  readonly deadLetterQueue: Queue;
  readonly alarms: readonly Alarm[];
}

const WIDTH = 12;

/** A CloudWatch dashboard with the gateway's own metrics. */
export class MetricsDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { secretPrefix, parkedQueue, deadLetterQueue, alarms }: MetricsDashboardProps,
  ) {
    super(scope, id);
    const metric = (name: string, statistic: string, reason?: string) =>
      new Metric({
        namespace: METRIC_NAMESPACE,
        metricName: name,
        dimensionsMap: {
          [METRIC_DIMENSIONS.gateway]: secretPrefix,
          ...(reason !== undefined && { [METRIC_DIMENSIONS.reason]: reason }),
        },
        statistic,
        period: Duration.minutes(1),
        label: reason ?? (statistic === 'Sum' ? name : statistic),
      });
    const { published, parked, unavailable, lost, rejected } = METRICS;
    const graph = (title: string, left: Metric[]) => new GraphWidget({ title, left, width: WIDTH });
    const times = (name: string) => ['p50', 'p99'].map((statistic) => metric(name, statistic));
    const waiting = (queue: Queue, label: string) =>
      queue.metricApproximateNumberOfMessagesVisible({ label });
    new Dashboard(this, 'Dashboard', {
      widgets: [
        [new AlarmStatusWidget({ alarms: [...alarms], width: 2 * WIDTH })],
        [
          graph(
            'Calls by outcome',
            [published, parked, unavailable, lost].map((name) => metric(name, 'Sum')),
          ),
          graph(
            'Rejected by reason',
            REJECTIONS.map((reason) => metric(rejected, 'Sum', reason)),
          ),
        ],
        [
          graph('Publish latency, ms', times(METRICS.publishLatencyMs)),
          graph('Event age at arrival, ms', times(METRICS.ageAtArrivalMs)),
        ],
        [
          graph('Failures in the queues', [
            waiting(parkedQueue, 'parked events'),
            waiting(deadLetterQueue, 'dead letters'),
          ]),
        ],
      ],
    });
  }
}
