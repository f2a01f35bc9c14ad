import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { GAP_AGGREGATION, GAP_QUERY, GAP_SCHEDULE } from './gap-query.ts';
import { synthesiseGateway } from './testing/synthesise-gateway.ts';

const LOG_ALARM = 'AWS::CloudWatch::LogAlarm';
const template = synthesiseGateway({ gapAlarm: 'on' });
const without = synthesiseGateway();
const resourcesOf = (of: Template): Record<string, unknown> => of.toJSON()['Resources'];
const [[roleId = '', role] = []] = Object.entries(
  template.findResources('AWS::IAM::Role', {
    Properties: {
      AssumeRolePolicyDocument: Match.objectLike({
        Statement: [{ Principal: { Service: 'logs.amazonaws.com' } }],
      }),
    },
  }),
);
const [logGroupId = ''] = Object.keys(template.findResources('AWS::Logs::LogGroup')).filter((id) =>
  id.includes('Logs'),
);

test.each([undefined, 'off'])(
  'without the option (%s) the stack has no alarm on gaps',
  (gapAlarm) => {
    const stack = synthesiseGateway(gapAlarm === undefined ? {} : { gapAlarm });
    stack.resourceCountIs(LOG_ALARM, 0);
    expect(resourcesOf(stack)).toEqual(resourcesOf(without));
  },
);

test('the option adds the alarm and its role, and changes nothing else', () => {
  const { [roleId]: _, ...others } = resourcesOf(template);
  const [alarmId = ''] = Object.keys(template.findResources(LOG_ALARM));
  const { [alarmId]: __, ...rest } = others;
  expect(rest).toEqual(resourcesOf(without));
});

describe('the alarm on gaps', () => {
  test('asks the gateway’s log and notifies the topic of all alarms, when it goes off and when it is over', () => {
    const topic = [{ Ref: Object.keys(template.findResources('AWS::SNS::Topic'))[0] }];
    template.hasResourceProperties(LOG_ALARM, {
      AlarmActions: topic,
      OKActions: topic,
      AlarmName: Match.absent(),
      ActionLogLineCount: Match.absent(),
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
      QueryResultsToAlarm: 3,
      QueryResultsToEvaluate: 3,
      ScheduledQueryConfiguration: {
        QueryString: GAP_QUERY,
        AggregationExpression: GAP_AGGREGATION,
        LogGroupIdentifiers: [{ Ref: logGroupId }],
        ScheduledQueryRoleARN: { 'Fn::GetAtt': [roleId, 'Arn'] },
        ScheduleConfiguration: {
          ScheduleExpression: 'rate(5 minutes)',
          StartTimeOffset: 1_980,
          EndTimeOffset: 180,
        },
      },
    });
  });

  test('keeps within what CloudWatch takes', () => {
    expect(GAP_QUERY.length).toBeLessThanOrEqual(10_000);
    expect(GAP_AGGREGATION.length).toBeLessThanOrEqual(256);
    // With the one that CloudWatch makes of the aggregation: two in a query.
    expect(GAP_QUERY.match(/\bstats\b/g)).toHaveLength(1);
    expect(GAP_SCHEDULE.endS).toBeLessThan(GAP_SCHEDULE.startS);
  });

  test('has a role that only CloudWatch Logs takes, and that starts queries of this log group only', () => {
    const { Properties } = role ?? {};
    expect(Properties.AssumeRolePolicyDocument.Statement).toEqual([
      { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'logs.amazonaws.com' } },
    ]);
    expect(Properties).not.toHaveProperty('ManagedPolicyArns');
    expect(
      Properties.Policies.map((policy: { PolicyDocument: object }) => policy.PolicyDocument),
    ).toEqual([
      {
        Version: '2012-10-17',
        Statement: [
          {
            Action: 'logs:StartQuery',
            Effect: 'Allow',
            Resource: { 'Fn::GetAtt': [logGroupId, 'Arn'] },
          },
          {
            Action: ['logs:DescribeLogGroups', 'logs:GetQueryResults', 'logs:StopQuery'],
            Effect: 'Allow',
            Resource: '*',
          },
        ],
      },
    ]);
  });
});
