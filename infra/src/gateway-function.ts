import { tenantBusName, tenantQueueName } from '@momento-gateway/shared/tenant';
import { Aws, type CfnCondition, Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import {
  CfnPolicy,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type CfnFunction,
  type Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcards } from './rule-packs.ts';
import type { SealedQueue } from './sealed-queue.ts';

export interface FunctionSettings {
  /** A call above it gets a 429, and Momento does not retry: that event is lost. */
  readonly reservedConcurrency?: number | undefined;
  readonly memoryMb: number;
  /** Of Lambda's own lines: `DEBUG`, `INFO` or `WARN`. */
  readonly systemLogLevel: string;
  /** `true` or `false`. */
  readonly holdUnverifiedCalls: string;
  /** `Active` or `PassThrough`. */
  readonly tracing: string;
  /** If that is a parameter: true if it is `Active`. */
  readonly isTraced?: CfnCondition | undefined;
}

export interface GatewayFunctionProps extends FunctionSettings {
  /** One file, `index.mjs` or `index.js`. */
  readonly code: Code;
  readonly bus: IEventBus;
  readonly parkedQueue: SealedQueue;
  readonly heldQueue: SealedQueue;
  readonly secretPrefix: string;
  readonly logRetention: RetentionDays;
}

/** The gateway: one function, without its front door. */
export class GatewayFunction extends Construct {
  readonly lambda: Lambda;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: GatewayFunctionProps) {
    super(scope, id);
    const { code, bus, parkedQueue, heldQueue, secretPrefix, reservedConcurrency } = props;
    this.logGroup = new LogGroup(this, 'Logs', { retention: props.logRetention });
    const role = this.createRole(props);
    this.lambda = new Lambda(this, 'Function', {
      code,
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // CPU scales with memory, after the start: at 512 MB it is 0.29 of a processor.
      memorySize: props.memoryMb,
      // Momento hangs up after 5 s. The function continues, so that it can still park the event.
      timeout: Duration.seconds(10),
      role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      reservedConcurrentExecutions: reservedConcurrency,
      environment: {
        EVENT_BUS_NAME: bus.eventBusName,
        PARKED_QUEUE_URL: parkedQueue.queue.queueUrl,
        HELD_QUEUE_URL: heldQueue.queue.queueUrl,
        HOLD_UNVERIFIED_CALLS: props.holdUnverifiedCalls,
        SECRET_PREFIX: secretPrefix,
        TRACING: props.tracing,
      },
    });
    const resource = this.lambda.node.defaultChild as CfnFunction;
    resource.addPropertyOverride('LoggingConfig.SystemLogLevel', props.systemLogLevel);
    resource.tracingConfig = { mode: props.tracing };
    if (props.tracing !== 'PassThrough') this.allowTracing(role, props.isTraced);
    // Not of its URL and permissions too: they depend on the function.
    resource.addResourceDependency(parkedQueue.allowOnly(role));
    resource.addResourceDependency(heldQueue.allowOnly(role));
    acknowledge(this.lambda, ACKNOWLEDGED);
  }

  /** Exactly the actions it calls. The AWS managed policy would allow writing to every log group. */
  private createRole(props: GatewayFunctionProps): Role {
    const { bus, parkedQueue, heldQueue, secretPrefix } = props;
    const arnOf = (service: string, resource: string) =>
      `arn:${Aws.PARTITION}:${service}:${Aws.REGION}:${Aws.ACCOUNT_ID}:${resource}`;
    const secrets = arnOf('secretsmanager', `secret:${secretPrefix}/*`);
    // Used through these services only, for what the role may read or send there.
    const keys = arnOf('kms', 'key/*');
    const buses = arnOf('events', `event-bus/${tenantBusName(secretPrefix, '*')}`);
    const parkedQueues = arnOf('sqs', tenantQueueName(secretPrefix, '*', 'parked'));
    const heldQueues = arnOf('sqs', tenantQueueName(secretPrefix, '*', 'held'));
    const queues = [parkedQueue.queue.queueArn, heldQueue.queue.queueArn, parkedQueues, heldQueues];
    const allow = (resources: string | string[], ...actions: string[]) =>
      new PolicyStatement({ actions, resources: [resources].flat() });
    // Not the id that the role had in versions with one failure queue: CloudFormation deletes that
    // role last, so a function that is not updated yet can still park in the old queue.
    const role = new Role(this, 'ExecutionRole', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        Gateway: new PolicyDocument({
          statements: [
            allow([bus.eventBusArn, buses], 'events:PutEvents'),
            allow(queues, 'sqs:SendMessage'),
            allow(secrets, 'secretsmanager:GetSecretValue'),
            allow(this.logGroup.logGroupArn, 'logs:CreateLogStream', 'logs:PutLogEvents'),
            new PolicyStatement({
              actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
              resources: [keys],
              conditions: { StringLike: { 'kms:ViaService': ['secretsmanager.*', 'sqs.*'] } },
            }),
          ],
        }),
      },
    });
    acknowledgeWildcards(role, [
      [buses, 'Tenants are added at run time. All of their buses have this prefix.'],
      [parkedQueues, 'As the buses.'],
      [heldQueues, 'As the buses.'],
      [secrets, 'Webhooks are registered at run time. All of their secrets have this prefix.'],
      [keys, 'A secret keeps the key it was stored with when the stack gets another one.'],
    ]);
    return role;
  }

  private allowTracing(role: Role, isTraced: CfnCondition | undefined): void {
    const actions = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
    const policy = new CfnPolicy(this, 'Tracing', {
      policyName: 'Tracing',
      roles: [role.roleName],
      policyDocument: new PolicyDocument({
        statements: [new PolicyStatement({ actions, resources: ['*'] })],
      }),
    });
    if (isTraced !== undefined) policy.cfnOptions.condition = isTraced;
    acknowledgeWildcards(policy, [['*', 'X-Ray has no resources for these actions.']]);
  }
}

const SYNCHRONOUS =
  'Its front door invokes it synchronously, so a dead-letter queue or failure destination of the function would never receive an event. The handler parks events that the bus does not accept.';

const ACKNOWLEDGED = {
  'Serverless-LambdaDLQ': SYNCHRONOUS,
  'Serverless-LambdaAsyncFailureDestination': SYNCHRONOUS,
  'Serverless-LambdaTracing':
    'It is a setting. Without it, each call logs the duration of its steps.',
};
