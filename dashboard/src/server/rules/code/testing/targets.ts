import type { Target } from '@aws-sdk/client-eventbridge';
import { ALIAS_ARN, FUNCTION_ARN, TOPIC_ARN } from '../../../testing/fake-services.ts';

const PLACE = 'us-east-1:000000000000';
const RoleArn = 'arn:aws:iam::000000000000:role/events';

export const QUEUE_ARN = `arn:aws:sqs:${PLACE}:large-orders`;
export const FIFO_ARN = `arn:aws:sqs:${PLACE}:orders.fifo`;
export const LETTERS_ARN = `arn:aws:sqs:${PLACE}:letters`;
export const GROUP_ARN = `arn:aws:logs:${PLACE}:log-group:/aws/events/orders`;

/** What each language has to escape, and what only one of them would read. */
export const ODD_TEXT = `a \${b} $\${c} %{d} %%{e} \\\${f} "quoted" 'single' \`tick\` \\ \n\r\t\b\f\u0001 é \u2028 \u{1f600} */ // #`;

/** A target of every kind, with every setting, by what it is. */
export const TARGETS: Readonly<Record<string, Target>> = {
  'a queue': { Id: 'queue', Arn: QUEUE_ARN },
  'a queue with dead letters and retries': {
    Id: 'careful',
    Arn: QUEUE_ARN,
    DeadLetterConfig: { Arn: LETTERS_ARN },
    RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
  },
  'a FIFO queue': { Id: 'fifo', Arn: FIFO_ARN, SqsParameters: { MessageGroupId: '$.detail.id' } },
  'a function': { Id: 'function', Arn: FUNCTION_ARN },
  'an alias of a function': { Id: 'alias', Arn: ALIAS_ARN },
  'a topic': { Id: 'topic', Arn: TOPIC_ARN },
  'a log group': { Id: 'logs', Arn: GROUP_ARN },
  'a state machine': { Id: 'states', Arn: `arn:aws:states:${PLACE}:stateMachine:s`, RoleArn },
  'a bus': { Id: 'bus', Arn: `arn:aws:events:${PLACE}:event-bus/other`, RoleArn },
  'an API destination': {
    Id: 'http',
    Arn: `arn:aws:events:${PLACE}:api-destination/crm/1a2b-3c`,
    RoleArn,
    HttpParameters: {
      PathParameterValues: ['a', '$.detail.id'],
      HeaderParameters: { 'x-id': `\${h}`, Accept: '*/*' },
      QueryStringParameters: { 'q.1': 'v' },
    },
  },
  'a constant input': { Id: 'constant', Arn: QUEUE_ARN, Input: JSON.stringify({ a: ODD_TEXT }) },
  'a part as input': { Id: 'part', Arn: QUEUE_ARN, InputPath: '$.detail.json' },
  'an input transformer': {
    Id: 'template',
    Arn: QUEUE_ARN,
    InputTransformer: {
      InputPathsMap: { id: '$.detail.id', 'with-dash_1': '$.detail.x' },
      InputTemplate: `{"id": <id>,\n "odd": ${JSON.stringify(ODD_TEXT)}}`,
    },
  },
  'a stream': {
    Id: 'stream',
    Arn: `arn:aws:kinesis:${PLACE}:stream/s`,
    RoleArn,
    KinesisParameters: { PartitionKeyPath: '$.detail.cache' },
  },
  'a cluster': {
    Id: 'ecs',
    Arn: `arn:aws:ecs:${PLACE}:cluster/c`,
    RoleArn,
    EcsParameters: {
      TaskDefinitionArn: `arn:aws:ecs:${PLACE}:task-definition/t:1`,
      TaskCount: 2,
      LaunchType: 'FARGATE',
      PlatformVersion: '1.4.0',
      Group: 'g',
      EnableECSManagedTags: true,
      EnableExecuteCommand: false,
      PropagateTags: 'TASK_DEFINITION',
      NetworkConfiguration: {
        awsvpcConfiguration: {
          Subnets: ['subnet-1', 'subnet-2'],
          SecurityGroups: ['sg-1'],
          AssignPublicIp: 'DISABLED',
        },
      },
      CapacityProviderStrategy: [{ capacityProvider: 'p', weight: 1, base: 0 }],
      PlacementConstraints: [{ type: 'memberOf', expression: 'attribute:a == b' }],
      PlacementStrategy: [{ type: 'spread', field: 'host' }],
      Tags: [{ Key: 'team', Value: 'orders' }],
    },
  },
  'a job queue': {
    Id: 'batch',
    Arn: `arn:aws:batch:${PLACE}:job-queue/q`,
    RoleArn,
    BatchParameters: {
      JobDefinition: 'd',
      JobName: 'j',
      ArrayProperties: { Size: 2 },
      RetryStrategy: { Attempts: 3 },
    },
  },
  'a Redshift cluster': {
    Id: 'redshift',
    Arn: `arn:aws:redshift:${PLACE}:cluster:c`,
    RoleArn,
    RedshiftDataParameters: {
      Database: 'db',
      DbUser: 'u',
      SecretManagerArn: `arn:aws:secretsmanager:${PLACE}:secret:s`,
      Sql: `select '\${x}'`,
      StatementName: 's',
      WithEvent: true,
    },
  },
  'a command': {
    Id: 'run',
    Arn: 'arn:aws:ssm:us-east-1::document/AWS-RunShellScript',
    RoleArn,
    RunCommandParameters: { RunCommandTargets: [{ Key: 'tag:a', Values: ['b', 'c'] }] },
  },
  'a pipeline': {
    Id: 'pipeline',
    Arn: `arn:aws:sagemaker:${PLACE}:pipeline/p`,
    RoleArn,
    SageMakerPipelineParameters: { PipelineParameterList: [{ Name: 'n', Value: 'v' }] },
  },
  'a GraphQL API': {
    Id: 'graphql',
    Arn: `arn:aws:appsync:${PLACE}:endpoints/graphql-api/a`,
    RoleArn,
    AppSyncParameters: { GraphQLOperation: 'mutation M { a }' },
  },
  'a queue of another account': { Id: 'far', Arn: 'arn:aws:sqs:us-east-1:111111111111:q', RoleArn },
};
