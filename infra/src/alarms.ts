import { type CfnCondition, Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export interface AlarmsProps {
  readonly lambda: Lambda;
  readonly parkedQueue: Queue;
  readonly deadLetterQueue: Queue;
  /** Who gets a mail; it has to be confirmed. Without it people subscribe to the topic themselves. */
  readonly email?: string;
  /** Where the address is a parameter: that there is one. */
  readonly hasEmail?: CfnCondition;
}

type Watched = Omit<AlarmsProps, 'email' | 'hasEmail'>;

interface AlarmSpec {
  readonly metric: IMetric;
  /** Sounds when the metric is this or more. */
  readonly threshold: number;
  /** Periods in a row. */
  readonly periods?: number;
  readonly description: string;
}

/** Alarms on what loses events or delays them, and the topic that they tell. */
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
    acknowledge(topic, {
      'AwsSolutions-SNS2':
        'Alarms hold no message, and CloudWatch cannot publish to a topic encrypted with the key that AWS manages.',
    });
    if (email !== undefined) {
      const subscription = new CfnSubscription(this, 'Email', {
        topicArn: topic.topicArn,
        protocol: 'email',
        endpoint: email,
      });
      if (hasEmail !== undefined) subscription.cfnOptions.condition = hasEmail;
      acknowledge(subscription, {
        'Serverless-SNSRedrivePolicy': 'It is a mail to a person: CloudWatch keeps the alarm.',
      });
    }
    return topic;
  }

  private createAlarm(
    name: string,
    { metric, threshold, periods = 1, description }: AlarmSpec,
  ): Alarm {
    const alarm = new Alarm(this, name, {
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: description,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    return alarm;
  }
}

const OLD = Duration.days(10).toSeconds();

/** What to do about each is in docs/operations.md, under the same name. */
function describeAlarms({ lambda, parkedQueue, deadLetterQueue }: Watched) {
  const period = Duration.minutes(5);
  const sum = { period, statistic: 'Sum' };
  const most = { period, statistic: 'Maximum' };
  return {
    FunctionErrors: {
      metric: lambda.metricErrors(sum),
      threshold: 1,
      description: 'The gateway crashed, timed out or did not start. The senders got a 502.',
    },
    Url5xx: {
      metric: lambda.metric('Url5xxCount', sum),
      threshold: 1,
      description: 'Calls were answered 5xx: their events are lost unless they are in the log.',
    },
    Url4xx: {
      metric: lambda.metric('Url4xxCount', sum),
      threshold: 100,
      periods: 3,
      description: 'Many calls are refused: a wrong signing secret, a forger, or throttling (429).',
    },
    Throttles: {
      metric: lambda.metricThrottles(sum),
      threshold: 1,
      description: 'Calls got 429 for want of concurrency: Momento does not send them again.',
    },
    SlowCalls: {
      metric: lambda.metricDuration({ period, statistic: 'p99' }),
      threshold: 4_000,
      description: 'One call in a hundred takes more than 4 of the 5 s that Momento waits.',
    },
    ParkedEvents: {
      metric: parkedQueue.metricApproximateNumberOfMessagesVisible(most),
      threshold: 1,
      description: 'The bus did not take events: they wait in the parked queue to be redriven.',
    },
    OldParkedEvents: {
      metric: parkedQueue.metricApproximateAgeOfOldestMessage(most),
      threshold: OLD,
      description: 'A parked event is 10 days old; SQS deletes it at 14.',
    },
    DeadLetters: {
      metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible(most),
      threshold: 1,
      description: 'Targets did not take events: they wait in the dead-letter queue.',
    },
    OldDeadLetters: {
      metric: deadLetterQueue.metricApproximateAgeOfOldestMessage(most),
      threshold: OLD,
      description: 'A dead letter is 10 days old; SQS deletes it at 14.',
    },
  } satisfies Record<string, AlarmSpec>;
}
