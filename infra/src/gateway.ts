import { STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import { Aws, type CfnCondition, CfnOutput, type Duration } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { DashboardPolicy } from './dashboard-policy.ts';
import { FailureQueue } from './failure-queue.ts';
import { GatewayBus } from './gateway-bus.ts';
import { GatewayFunction } from './gateway-function.ts';
import { MetricsDashboard } from './metrics-dashboard.ts';

export interface GatewayProps {
  readonly code: Code;
  readonly busName: string;
  readonly createBus?: boolean;
  /** Where the bus's name is a parameter: that it is not `default`. */
  readonly isBusNamed?: CfnCondition;
  readonly archiveFor?: Duration;
  readonly alarmEmail?: string;
  /** Where the address is a parameter: that there is one. */
  readonly hasAlarmEmail?: CfnCondition;
  readonly logRetention: RetentionDays;
  readonly reservedConcurrency?: number;
}

/** All that a stack of the gateway has. The stack's name is its webhooks' secret prefix. */
export class Gateway extends Construct {
  /** The Function URL; ends with a slash. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id);
    const { code, logRetention, reservedConcurrency } = props;
    const secretPrefix = Aws.STACK_NAME;
    const { bus, rulesArn } = new GatewayBus(this, 'Bus', {
      name: props.busName,
      create: props.createBus ?? false,
      archiveFor: props.archiveFor,
      isNamed: props.isBusNamed,
    });
    const { queue } = new FailureQueue(this, 'Failures', { rulesArn });
    const { lambda, logGroup, url } = new GatewayFunction(this, 'Gateway', {
      code,
      bus,
      failureQueue: queue,
      secretPrefix,
      logRetention,
      reservedConcurrency,
    });
    const { alarms, topic } = new Alarms(this, 'Alarms', {
      lambda,
      failureQueue: queue,
      email: props.alarmEmail,
      hasEmail: props.hasAlarmEmail,
    });
    new MetricsDashboard(this, 'Metrics', { secretPrefix, failureQueue: queue, alarms });
    const { policy } = new DashboardPolicy(this, 'Dashboard', {
      rulesArn,
      failureQueueArn: queue.queueArn,
      logGroupArn: logGroup.logGroupArn,
      secretPrefix,
    });
    this.url = url;
    const output = (name: keyof typeof STACK_OUTPUTS, value: string, description: string) =>
      new CfnOutput(this, `${name}Output`, { value, description }).overrideLogicalId(
        STACK_OUTPUTS[name],
      );
    output(
      'functionUrl',
      url,
      'Address of the gateway; a webhook is at webhooks/<webhookId> below it',
    );
    output('eventBusName', bus.eventBusName, 'The bus on which events are put');
    output('failureQueueUrl', queue.queueUrl, 'What neither the bus nor a target took');
    output('secretPrefix', secretPrefix, "First part of every webhook secret's name");
    output('logGroupName', logGroup.logGroupName, 'One line for each call');
    output('dashboardPolicyArn', policy.managedPolicyArn, 'For whoever runs the dashboard');
    output('alarmTopicArn', topic.topicArn, 'What the alarms tell');
  }
}
