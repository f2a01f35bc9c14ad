import { Aws, Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type Code,
  FunctionUrlAuthType,
  Function as Lambda,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { acknowledgeWildcards } from './acknowledge-wildcards.ts';
import type { ParkedQueue } from './parked-queue.ts';

export interface GatewayFunctionProps {
  /** One CommonJS file, `index.js`. */
  readonly code: Code;
  readonly bus: IEventBus;
  readonly parkedQueue: ParkedQueue;
  readonly secretPrefix: string;
  readonly logRetention: RetentionDays;
  /** A call over it gets 429, and Momento never sends it again: that event is lost. */
  readonly reservedConcurrency?: number;
}

/** The gateway: one function behind a Function URL. */
export class GatewayFunction extends Construct {
  readonly lambda: Lambda;
  readonly logGroup: LogGroup;
  /** Ends with a slash. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: GatewayFunctionProps) {
    super(scope, id);
    const { code, bus, parkedQueue, secretPrefix, reservedConcurrency } = props;
    this.logGroup = new LogGroup(this, 'Logs', { retention: props.logRetention });
    const role = this.createRole(props);
    this.lambda = new Lambda(this, 'Function', {
      description: 'Momento webhooks onto an EventBridge bus',
      code,
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      // CPU comes with memory: a cold start sets up three TLS connections and has five seconds.
      memorySize: 512,
      // The caller hangs up after 5 s and the function goes on: what it took, it still parks.
      timeout: Duration.seconds(10),
      role,
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      reservedConcurrentExecutions: reservedConcurrency,
      environment: {
        EVENT_BUS_NAME: bus.eventBusName,
        PARKED_QUEUE_URL: parkedQueue.queue.queueUrl,
        SECRET_PREFIX: secretPrefix,
      },
    });
    this.lambda.node.addDependency(parkedQueue.allowOnly(role));
    // Gives both permissions that a public Function URL needs since October 2025.
    this.url = this.lambda.addFunctionUrl({ authType: FunctionUrlAuthType.NONE }).url;
    acknowledge(this.lambda, ACKNOWLEDGED);
  }

  /** Exactly what it calls; not AWS's managed policy, which writes to every log group. */
  private createRole({ bus, parkedQueue, secretPrefix }: GatewayFunctionProps): Role {
    const secrets = `arn:${Aws.PARTITION}:secretsmanager:${Aws.REGION}:${Aws.ACCOUNT_ID}:secret:${secretPrefix}/*`;
    const allow = (resource: string, ...actions: string[]) =>
      new PolicyStatement({ actions, resources: [resource] });
    // Its id is not that of the role before there were two queues: CloudFormation deletes that one
    // last, so a function that is not updated yet can still park in the old queue.
    const role = new Role(this, 'ExecutionRole', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        Gateway: new PolicyDocument({
          statements: [
            allow(bus.eventBusArn, 'events:PutEvents'),
            allow(parkedQueue.queue.queueArn, 'sqs:SendMessage'),
            allow(secrets, 'secretsmanager:GetSecretValue'),
            allow(this.logGroup.logGroupArn, 'logs:CreateLogStream', 'logs:PutLogEvents'),
          ],
        }),
      },
    });
    acknowledgeWildcards(role, [
      [secrets, 'Webhooks are registered while it runs; their secrets are all under this prefix.'],
    ]);
    return role;
  }
}

const SYNCHRONOUS =
  'A Function URL calls it synchronously: neither a dead-letter queue nor a failure destination of the function would ever see an event. The handler itself parks what the bus does not take.';

const ACKNOWLEDGED = {
  'Serverless-LambdaDLQ': SYNCHRONOUS,
  'Serverless-LambdaAsyncFailureDestination': SYNCHRONOUS,
  'Serverless-LambdaTracing':
    'Each call logs how long every step of it took; X-Ray would add to a cold start that has five seconds.',
};
