import { METRIC_DIMENSIONS, METRIC_NAMESPACE, METRICS } from '@momento-gateway/shared/gateway-log';
import { Aws, type CfnCondition, Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FrontDoor } from './front-door.ts';
import { acknowledge } from './rule-packs.ts';
import { type BusOfRules, sumOverRules } from './sum-over-rules.ts';

export interface AlarmsProps {
  readonly lambda: Lambda;
  readonly frontDoor: FrontDoor;
  readonly bus: BusOfRules;
  readonly parkedQueue: Queue;
  readonly deadLetterQueue: Queue;
  readonly heldQueue: Queue;
  readonly secretPrefix: string;
  /** Gets the alarms by email once the recipient confirms. */
  readonly email?: string;
  /** If the address is a parameter: true unless it is empty. */
  readonly hasEmail?: CfnCondition;
}

type Watched = Omit<AlarmsProps, 'email' | 'hasEmail'>;

interface AlarmSpec {
  readonly metric: IMetric;
  /** The alarm goes off at this value or above. */
  readonly threshold: number;
  /** How many periods are looked at. */
  readonly periods?: number;
  /** In how many of them it must be reached. Default: all. */
  readonly datapoints?: number;
  readonly description: string;
}

/** Alarms on lost and delayed events, and the SNS topic they publish to. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { email, hasEmail, ...watched }: AlarmsProps) {
    super(scope, id);
    this.topic = this.createTopic({ email, hasEmail });
    this.alarms = Object.entries(describeAlarms(watched)).map(([name, alarm]) =>
      this.createAlarm(name, alarm),
    );
  }

  private createTopic({ email, hasEmail }: Pick<AlarmsProps, 'email' | 'hasEmail'>): Topic {
    const topic = new Topic(this, 'Topic', { enforceSSL: true });
    topic.addToResourcePolicy(allowAlarms(topic));
    acknowledge(topic, {
      'AwsSolutions-SNS2':
        'Alarms contain no message, and CloudWatch cannot publish to a topic encrypted with an AWS managed key.',
    });
    if (email !== undefined) {
      const subscription = new CfnSubscription(this, 'Email', {
        topicArn: topic.topicArn,
        protocol: 'email',
        endpoint: email,
      });
      if (hasEmail !== undefined) subscription.cfnOptions.condition = hasEmail;
      acknowledge(subscription, {
        'Serverless-SNSRedrivePolicy': 'It sends email to a person. CloudWatch keeps the alarm.',
      });
    }
    return topic;
  }

  private createAlarm(
    name: string,
    { metric, threshold, periods = 1, datapoints, description }: AlarmSpec,
  ): Alarm {
    const alarm = new Alarm(this, name, {
      metric,
      threshold,
      evaluationPeriods: periods,
      datapointsToAlarm: datapoints,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: description,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    return alarm;
  }
}

/** A policy of a topic replaces the default one, so without this nobody can publish. */
function allowAlarms({ topicArn }: Topic): PolicyStatement {
  return new PolicyStatement({
    sid: 'Alarms',
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topicArn],
    conditions: {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      ArnLike: {
        'aws:SourceArn': `arn:${Aws.PARTITION}:cloudwatch:${Aws.REGION}:${Aws.ACCOUNT_ID}:alarm:*`,
      },
    },
  });
}

const OLD_DAYS = 7;

/**
 * Messages in a queue at some time in each hour of a week. Not their age: SQS leaves a message that
 * was received three times, which looking at it does, out of the age of the oldest one.
 */
function waitsForDays(queue: Queue, what: string): AlarmSpec {
  const period = Duration.hours(1);
  return {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    threshold: 1,
    // The longest time that CloudWatch allows.
    periods: OLD_DAYS * 24,
    description: `There have been ${what} for ${OLD_DAYS} days. SQS deletes each after 14.`,
  };
}

/** docs/operations.md says what to do about each, under the same name. */
function describeAlarms({
  lambda,
  frontDoor,
  bus,
  parkedQueue,
  deadLetterQueue,
  heldQueue,
  secretPrefix,
}: Watched) {
  const period = Duration.minutes(5);
  const sum = { period, statistic: 'Sum' };
  const most = { period, statistic: 'Maximum' };
  const sumOf = (metricName: string) =>
    new Metric({
      namespace: METRIC_NAMESPACE,
      metricName,
      dimensionsMap: { [METRIC_DIMENSIONS.gateway]: secretPrefix },
      ...sum,
    });
  return {
    FunctionErrors: {
      metric: lambda.metricErrors(sum),
      threshold: 1,
      description: 'The gateway crashed, timed out or did not start.',
    },
    Url5xx: {
      metric: frontDoor.metric('serverErrors', sum),
      threshold: 1,
      description:
        'Calls got a 5xx response. Their events are lost unless the log or a queue has them.',
    },
    Url4xx: {
      metric: frontDoor.metric('clientErrors', sum),
      threshold: 100,
      periods: 3,
      description: 'Many calls are rejected: a wrong secret, forged calls, or throttling (429).',
    },
    Throttles: {
      metric: lambda.metricThrottles(sum),
      threshold: 1,
      description: 'Calls were throttled (429). Their events are lost.',
    },
    RejectedEvents: {
      metric: sumOf(METRICS.rejectedAuthentic),
      threshold: 1,
      description:
        'Events were rejected and are lost: stale, future, malformed, or of another topic.',
    },
    WrongSecret: {
      metric: sumOf(METRICS.secretMismatch),
      threshold: 1,
      description:
        'A webhook gets only wrong signatures. If its secret changed at Momento, store the new one.',
    },
    HeldCalls: {
      metric: heldQueue.metricApproximateNumberOfMessagesVisible(most),
      threshold: 1,
      description: 'Calls that may be events are held for a day: verify them in the dashboard.',
    },
    SlowCalls: {
      // What the sender waits, with the start of the function.
      metric: frontDoor.metric('latency', { period, statistic: 'p99' }),
      threshold: 4_000,
      // One slow call of few is a p99 too: it must happen again.
      periods: 3,
      datapoints: 2,
      description: 'The p99 latency exceeds 4 s. Momento waits 5 s.',
    },
    ParkedEvents: {
      metric: parkedQueue.metricApproximateNumberOfMessagesVisible(most),
      threshold: 1,
      description: 'The bus did not accept events. Redrive them from the parked queue.',
    },
    OldParkedEvents: waitsForDays(parkedQueue, 'parked events'),
    DeadLetters: {
      metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible(most),
      threshold: 1,
      description: 'Targets did not accept events. Redrive them from the dead-letter queue.',
    },
    OldDeadLetters: waitsForDays(deadLetterQueue, 'dead letters'),
    // With a dead-letter queue, DeadLetters goes off too; without one, this is all that shows it.
    FailedDeliveries: {
      metric: sumOverRules('FailedInvocations', bus, period),
      threshold: 1,
      description: 'A target did not accept events. Without a dead-letter queue they are lost.',
    },
    LostDeadLetters: {
      metric: sumOverRules('InvocationsFailedToBeSentToDlq', bus, period),
      threshold: 1,
      description: 'A dead-letter queue did not accept events. They are lost.',
    },
  } satisfies Record<string, AlarmSpec>;
}
