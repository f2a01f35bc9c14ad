import { CfnLogAlarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { GAP_AGGREGATION, GAP_QUERY, GAP_SCHEDULE } from './gap-query.ts';
import { acknowledge } from './rule-packs.ts';

export interface GapAlarmProps {
  /** Has the gateway's line of each call. */
  readonly logGroup: LogGroup;
  /** Of all the stack's alarms. */
  readonly topic: Topic;
}

/** An alarm on messages that Momento numbered and of which no verified call came. */
export class GapAlarm extends Construct {
  constructor(scope: Construct, id: string, { logGroup, topic }: GapAlarmProps) {
    super(scope, id);
    const { everyMinutes, startS, endS, results } = GAP_SCHEDULE;
    const notify = [topic.topicArn];
    new CfnLogAlarm(this, 'Gaps', {
      alarmDescription:
        'Messages of a webhook never arrived, by their numbers. npm run doctor -- --gaps names them.',
      scheduledQueryConfiguration: {
        queryString: GAP_QUERY,
        aggregationExpression: GAP_AGGREGATION,
        logGroupIdentifiers: [logGroup.logGroupName],
        scheduledQueryRoleArn: this.createRole(logGroup).roleArn,
        scheduleConfiguration: {
          scheduleExpression: `rate(${everyMinutes} minutes)`,
          startTimeOffset: startS,
          endTimeOffset: endS,
        },
      },
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // In a row: a message that is late at an end of the window is missing once.
      queryResultsToAlarm: results,
      queryResultsToEvaluate: results,
      // Without calls there is no result.
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmActions: notify,
      okActions: notify,
    });
  }

  /** CloudWatch Logs runs the query with it. */
  private createRole(logGroup: LogGroup): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('logs.amazonaws.com'),
      inlinePolicies: {
        Gateway: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['logs:StartQuery'],
              resources: [logGroup.logGroupArn],
            }),
            new PolicyStatement({
              actions: ['logs:DescribeLogGroups', 'logs:GetQueryResults', 'logs:StopQuery'],
              resources: ['*'],
            }),
          ],
        }),
      },
    });
    acknowledge(role, {
      'AwsSolutions-IAM5[Resource::*]':
        'AWS has these actions for every log group only. The role can start a query of one.',
    });
    return role;
  }
}
