import { METRIC_DIMENSIONS, METRIC_NAMESPACE, METRICS } from '@momento-gateway/shared/gateway-log';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
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

const WIDTH = 6;

/** A CloudWatch dashboard with the gateway's own metrics. */
export class MetricsDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { secretPrefix, parkedQueue, deadLetterQueue, alarms }: MetricsDashboardProps,
  ) {
    super(scope, id);
    const { gateway, reason } = METRIC_DIMENSIONS;
    const metric = (metricName: string, statistic: string) =>
      new Metric({
        namespace: METRIC_NAMESPACE,
        metricName,
        dimensionsMap: { [gateway]: secretPrefix },
        statistic,
      });
    const { published, parked, unavailable, lost, rejected } = METRICS;
    const graph = (title: string, left: IMetric[]) =>
      new GraphWidget({ title, left, width: WIDTH });
    const times = (name: string) => ['p50', 'p99'].map((statistic) => metric(name, statistic));
    const waiting = (queue: Queue, label: string) =>
      queue.metricApproximateNumberOfMessagesVisible({ label });
    new Dashboard(this, 'Dashboard', {
      widgets: [
        [new AlarmStatusWidget({ alarms: [...alarms], width: 4 * WIDTH })],
        [
          graph(
            'Calls by outcome',
            [published, parked, unavailable, lost].map((name) => metric(name, 'Sum')),
          ),
          graph('Rejected by reason', [
            new MathExpression({
              // The reasons that there were, each as a line with its name.
              expression: `SEARCH('{${METRIC_NAMESPACE},${gateway},${reason}} MetricName="${rejected}" ${gateway}="${secretPrefix}"', 'Sum')`,
              label: '',
              usingMetrics: {},
            }),
          ]),
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
