import { HELD_RETENTION_S } from '@momento-gateway/shared/held-call';
import { STACK_TAG } from '@momento-gateway/shared/resource-names';
import { STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import { CREATE_KEY } from '@momento-gateway/shared/stack-settings';
import { Aws, type CfnCondition, CfnOutput, Duration, Stack, Tags } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { DashboardPolicies } from './dashboard-policies.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { createKey, type EncryptionKey, encryptWith } from './encryption-key.ts';
import { FrontDoor, type FrontDoorSettings } from './front-door.ts';
import { GapAlarm } from './gap-alarm.ts';
import { GatewayBus } from './gateway-bus.ts';
import { type FunctionSettings, GatewayFunction } from './gateway-function.ts';
import { MetricsDashboard } from './metrics-dashboard.ts';
import { SealedQueue } from './sealed-queue.ts';

export interface GatewayProps {
  readonly code: Code;
  readonly busName: string;
  readonly createBus?: boolean;
  /** If the bus name is a parameter: true unless it is `default`. */
  readonly isBusNamed?: CfnCondition;
  readonly archiveFor?: Duration | undefined;
  readonly alarmEmail?: string | undefined;
  /** If the address is a parameter: true unless it is empty. */
  readonly hasAlarmEmail?: CfnCondition;
  /** An alarm on gaps in Momento's numbers. */
  readonly hasGapAlarm?: boolean;
  readonly logRetention: RetentionDays;
  readonly auditRetention: RetentionDays;
  readonly frontDoor: Omit<FrontDoorSettings, 'logRetention'>;
  /** `create`, a key of the account, or none. */
  readonly encryptionKey?: EncryptionKey | typeof CREATE_KEY | undefined;
  readonly function: FunctionSettings;
  /** The policies of targets are their owners' business: the dashboard prints what they need. */
  readonly leavesTargetPolicies?: boolean | undefined;
}

/** Everything in a gateway's stack. The stack's name is the prefix of its webhooks' secrets. */
export class Gateway extends Construct {
  /** The address of the gateway; ends with a slash. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id);
    const { code, logRetention } = props;
    const secretPrefix = Aws.STACK_NAME;
    const { bus, rulesArn, liveRulesArn } = new GatewayBus(this, 'Bus', {
      name: props.busName,
      create: props.createBus ?? false,
      archiveFor: props.archiveFor,
      isNamed: props.isBusNamed,
    });
    const parked = new SealedQueue(this, 'Parked');
    const held = new SealedQueue(this, 'Held', { keepsFor: Duration.seconds(HELD_RETENTION_S) });
    const { lambda, logGroup } = new GatewayFunction(this, 'Gateway', {
      code,
      bus,
      parkedQueue: parked,
      heldQueue: held,
      secretPrefix,
      logRetention,
      ...props.function,
    });
    const frontDoor = new FrontDoor(this, 'FrontDoor', {
      lambda,
      logRetention,
      ...props.frontDoor,
    });
    // The id of the only queue of earlier versions: an updated stack keeps that queue.
    const { queue: deadLetterQueue } = new DeadLetterQueue(this, 'Failures', { rulesArn, lambda });
    const queues = { parkedQueue: parked.queue, deadLetterQueue };
    const { alarms, topic } = new Alarms(this, 'Alarms', {
      lambda,
      frontDoor,
      bus: { name: bus.eventBusName, isNamed: props.isBusNamed },
      ...queues,
      heldQueue: held.queue,
      secretPrefix,
      email: props.alarmEmail,
      hasEmail: props.hasAlarmEmail,
    });
    if (props.hasGapAlarm) new GapAlarm(this, 'GapAlarm', { logGroup, topic });
    new MetricsDashboard(this, 'Metrics', { secretPrefix, ...queues, alarms });
    // With a name that CloudFormation makes: it outlives the stack, and must not stop the next one.
    const auditLog = new LogGroup(this, 'Audit', { retention: props.auditRetention });
    const { arns } = new DashboardPolicies(this, 'Dashboard', {
      rulesArn,
      liveRulesArn,
      busArn: bus.eventBusArn,
      parkedQueueArn: parked.queue.queueArn,
      deadLetterQueueArn: deadLetterQueue.queueArn,
      heldQueueArn: held.queue.queueArn,
      logGroupArn: logGroup.logGroupArn,
      logGroupName: logGroup.logGroupName,
      auditLogGroupArn: auditLog.logGroupArn,
      secretPrefix,
      leavesTargetPolicies: props.leavesTargetPolicies,
    });
    this.url = frontDoor.url;
    const key = props.encryptionKey === CREATE_KEY ? createKey(this) : props.encryptionKey;
    if (key !== undefined) encryptWith(key, this);
    Tags.of(Stack.of(this)).add(STACK_TAG, Aws.STACK_NAME, {
      // The types that the dashboard and its users make more of. All others have CloudFormation's tag.
      includeResourceTypes: [
        'AWS::Events::EventBus',
        'AWS::Events::Rule',
        'AWS::Lambda::Function',
        'AWS::SQS::Queue',
      ],
    });
    const output = (
      name: keyof typeof STACK_OUTPUTS,
      value: string,
      description: string,
      condition?: CfnCondition,
    ) =>
      new CfnOutput(this, `${name}Output`, { value, description, condition }).overrideLogicalId(
        STACK_OUTPUTS[name],
      );
    output(
      'gatewayUrl',
      frontDoor.url,
      'URL of the gateway. The URL of a webhook adds webhooks/<webhookId>.',
    );
    output('eventBusName', bus.eventBusName, 'The event bus that events are published to');
    output('parkedQueueUrl', parked.queue.queueUrl, 'Events that the bus did not accept');
    output('deadLetterQueueUrl', deadLetterQueue.queueUrl, 'Events that a target did not accept');
    output('heldQueueUrl', held.queue.queueUrl, 'Calls that wait to be verified');
    output('secretPrefix', secretPrefix, "First part of each webhook secret's name");
    output('logGroupName', logGroup.logGroupName, 'Logs of the gateway, one line per call');
    output('auditLogGroupName', auditLog.logGroupName, 'Audit log of the dashboard');
    output('viewerPolicyArn', arns.viewer, 'IAM policy for the dashboard: to see');
    output('operatorPolicyArn', arns.operator, 'IAM policy for the dashboard: to operate as well');
    output('dashboardPolicyArn', arns.admin, 'IAM policy for the dashboard: to do everything');
    output('ownerPolicyArn', arns.owner, 'IAM policy for the dashboard: tenants as well');
    if (props.leavesTargetPolicies) {
      output('targetPolicies', 'leave', 'The dashboard does not change the policies of targets');
    }
    output('alarmTopicArn', topic.topicArn, 'SNS topic of the alarms');
    const { domain } = props.frontDoor;
    if (frontDoor.domainTarget !== undefined) {
      const description = 'What the DNS record of the custom domain must name';
      output('domainTarget', frontDoor.domainTarget, description, domain?.isGiven);
    }
    if (key !== undefined) {
      const description = 'KMS key of the webhook secrets, queues, logs and alarms';
      output('encryptionKeyArn', key.arn, description, key.isGiven);
    }
  }
}
