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
import type { FrontDoor } from './front-door.ts';
import { acknowledge } from './rule-packs.ts';

export interface AlarmsProps {
  readonly lambda: Lambda;
  readonly frontDoor: FrontDoor;
  readonly parkedQueue: Queue;
  readonly deadLetterQueue: Queue;
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
  /** Number of consecutive periods. */
  readonly periods?: number;
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

const OLD_S = Duration.days(10).toSeconds();

/** docs/operations.md says what to do about each, under the same name. */
function describeAlarms({ lambda, frontDoor, parkedQueue, deadLetterQueue }: Watched) {
  const period = Duration.minutes(5);
  const sum = { period, statistic: 'Sum' };
  const most = { period, statistic: 'Maximum' };
  return {
    FunctionErrors: {
      metric: lambda.metricErrors(sum),
      threshold: 1,
      description: 'The gateway crashed, timed out or did not start. Momento got a 502.',
    },
    Url5xx: {
      metric: frontDoor.metric('serverErrors', sum),
      threshold: 1,
      description:
        'Webhook calls got a 5xx response. Their events are lost, unless the log has them.',
    },
    Url4xx: {
      metric: frontDoor.metric('clientErrors', sum),
      threshold: 100,
      periods: 3,
      description:
        'Many webhook calls are rejected: a wrong signing secret, forged calls, or throttling (429).',
    },
    Throttles: {
      metric: lambda.metricThrottles(sum),
      threshold: 1,
      description:
        'Webhook calls were throttled (429). Momento does not retry them, so their events are lost.',
    },
    SlowCalls: {
      metric: frontDoor.metric('latency', { period, statistic: 'p99' }),
      threshold: 4_000,
      description: 'The p99 latency exceeds 4 s. Momento times out after 5 s.',
    },
    ParkedEvents: {
      metric: parkedQueue.metricApproximateNumberOfMessagesVisible(most),
      threshold: 1,
      description: 'The bus did not accept events. They are in the parked queue: redrive them.',
    },
    OldParkedEvents: {
      metric: parkedQueue.metricApproximateAgeOfOldestMessage(most),
      threshold: OLD_S,
      description: 'A parked event is 10 days old. SQS deletes it after 14 days.',
    },
    DeadLetters: {
      metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible(most),
      threshold: 1,
      description:
        'Targets did not accept events. They are in the dead-letter queue: redrive them.',
    },
    OldDeadLetters: {
      metric: deadLetterQueue.metricApproximateAgeOfOldestMessage(most),
      threshold: OLD_S,
      description: 'A dead letter is 10 days old. SQS deletes it after 14 days.',
    },
  } satisfies Record<string, AlarmSpec>;
}
