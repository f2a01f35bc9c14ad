import { expect, test } from 'vitest';
import { shortenDashboard } from './shorten-dashboard.ts';
import { shortenTemplate } from './shorten-template.ts';

const SUM = { stat: 'Sum' };
const widget = (x: number, y: number, height: number, properties: object) => ({
  type: 'metric',
  width: 12,
  height,
  x,
  y,
  properties,
});

const DASHBOARD = {
  widgets: [
    widget(0, 0, 3, { title: 'Alarms', alarms: [`\${Alarm.Arn}`] }),
    widget(0, 3, 6, {
      view: 'timeSeries',
      yAxis: {},
      metrics: [
        ['Gateway', 'Published', 'Stack', `\${AWS::StackName}`, SUM],
        ['Gateway', 'Parked', 'Stack', `\${AWS::StackName}`, SUM],
        ['AWS/SQS', 'Visible', 'QueueName', 'parked'],
      ],
    }),
    widget(12, 3, 6, { view: 'pie', yAxis: { left: {} }, metrics: [[{ expression: 'a' }]] }),
  ],
};

const SHORT_DASHBOARD = {
  widgets: [
    { type: 'metric', width: 12, height: 3, properties: DASHBOARD.widgets[0]?.properties },
    {
      type: 'metric',
      width: 12,
      properties: {
        metrics: [
          ['Gateway', 'Published', 'Stack', `\${AWS::StackName}`, SUM],
          ['.', 'Parked', '.', '.', SUM],
          ['AWS/SQS', 'Visible', 'QueueName', 'parked'],
        ],
      },
    },
    { type: 'metric', width: 12, properties: DASHBOARD.widgets[2]?.properties },
  ],
};

test('a CloudWatch dashboard keeps what CloudWatch does not assume itself', () => {
  const resource = (body: object) => ({
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: { DashboardName: 'name', DashboardBody: { 'Fn::Sub': JSON.stringify(body) } },
  });
  const { Resources } = shortenTemplate({ Resources: { Dashboard: resource(DASHBOARD) } });
  expect(Resources).toEqual({ Dashboard: resource(SHORT_DASHBOARD) });
});

test('a statistic that all metrics of a widget have is said once', () => {
  const metrics = [
    ['AWS/SQS', 'Visible', 'QueueName', 'parked', { label: 'parked', stat: 'Maximum' }],
    ['AWS/SQS', 'Visible', 'QueueName', 'dead', { stat: 'Maximum' }],
  ];
  const body = { widgets: [widget(0, 0, 6, { metrics })] };
  const { widgets } = JSON.parse(shortenDashboard(JSON.stringify(body)));
  expect(widgets[0].properties).toEqual({
    stat: 'Maximum',
    metrics: [
      ['AWS/SQS', 'Visible', 'QueueName', 'parked', { label: 'parked' }],
      ['.', '.', '.', 'dead'],
    ],
  });
});

test('what CloudFormation deletes anyway says nothing about it, and what it keeps does', () => {
  const queue = (DeletionPolicy: string, UpdateReplacePolicy: string) => ({
    Type: 'AWS::SQS::Queue',
    DeletionPolicy,
    UpdateReplacePolicy,
  });
  const kept = { Kept: queue('Retain', 'Retain'), Replaced: queue('Delete', 'Retain') };
  const { Resources } = shortenTemplate({
    Resources: { Gone: queue('Delete', 'Delete'), ...kept },
  });
  expect(Resources).toEqual({ Gone: { Type: 'AWS::SQS::Queue' }, ...kept });
});

test('everything else stays', () => {
  const template = {
    Parameters: { Bus: { Type: 'String' } },
    Resources: { Rule: { Type: 'AWS::Events::Rule', Condition: 'IsBusNamed', Properties: {} } },
  };
  expect(shortenTemplate(template)).toEqual(template);
});
