import { STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import { Aws, type CfnCondition, CfnOutput, type Duration } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { DashboardPolicy } from './dashboard-policy.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { GatewayBus } from './gateway-bus.ts';
import { GatewayFunction } from './gateway-function.ts';
import { MetricsDashboard } from './metrics-dashboard.ts';
import { ParkedQueue } from './parked-queue.ts';

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
    const parked = new ParkedQueue(this, 'Parked');
    const { lambda, logGroup, url } = new GatewayFunction(this, 'Gateway', {
      code,
      bus,
      parkedQueue: parked,
      secretPrefix,
      logRetention,
      reservedConcurrency,
    });
    // The id is that of the one queue there was before: a stack that is updated keeps it.
    const { queue: deadLetterQueue } = new DeadLetterQueue(this, 'Failures', { rulesArn, lambda });
    const queues = { parkedQueue: parked.queue, deadLetterQueue };
    const { alarms, topic } = new Alarms(this, 'Alarms', {
      lambda,
      ...queues,
      email: props.alarmEmail,
      hasEmail: props.hasAlarmEmail,
    });
    new MetricsDashboard(this, 'Metrics', { secretPrefix, ...queues, alarms });
    const { policy } = new DashboardPolicy(this, 'Dashboard', {
      rulesArn,
      parkedQueueArn: parked.queue.queueArn,
      deadLetterQueueArn: deadLetterQueue.queueArn,
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
    output('parkedQueueUrl', parked.queue.queueUrl, 'What the bus did not take');
    output('deadLetterQueueUrl', deadLetterQueue.queueUrl, 'What a target did not take');
    output('secretPrefix', secretPrefix, "First part of every webhook secret's name");
    output('logGroupName', logGroup.logGroupName, 'One line for each call');
    output('dashboardPolicyArn', policy.managedPolicyArn, 'For whoever runs the dashboard');
    output('alarmTopicArn', topic.topicArn, 'What the alarms tell');
  }
}
