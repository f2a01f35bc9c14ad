import type { TargetType } from '@momento-gateway/api/rules/target-arn';

/** The names of the target types. */
export const TYPE_NAMES = {
  sqs: 'SQS queue',
  lambda: 'Lambda function',
  sns: 'SNS topic',
  logs: 'CloudWatch log group',
  'step-functions': 'Step Functions state machine',
  'event-bus': 'Event bus (classic)',
  'api-destination': 'API destination',
  other: 'Another target, by its ARN',
} satisfies Record<TargetType, string>;

/** What a service calls the things that events are sent to. */
const SERVICE_NAMES: Readonly<Record<string, string>> = {
  appsync: 'AppSync API',
  batch: 'Batch job queue',
  codebuild: 'CodeBuild project',
  codepipeline: 'CodePipeline pipeline',
  ecs: 'ECS cluster',
  'execute-api': 'API Gateway API',
  firehose: 'Firehose stream',
  glue: 'Glue workflow',
  kinesis: 'Kinesis stream',
  redshift: 'Redshift cluster',
  sagemaker: 'SageMaker pipeline',
  ssm: 'Systems Manager document',
};

/** What a target is, in a word or two. */
export function typeName(type: TargetType, arn: string): string {
  if (type !== 'other') return TYPE_NAMES[type];
  return SERVICE_NAMES[arn.split(':')[2] ?? ''] ?? 'Target';
}

const KINDS =
  /^(?:function|log-group|stateMachine|event-bus|api-destination|stream|deliverystream|cluster)[:/]/;

/** The readable part of a target's ARN: `orders` of `arn:aws:sqs:…:orders`. */
export function targetName(arn: string): string {
  const [, , service, , , ...resource] = arn.split(':');
  const name = resource.join(':').replace(KINDS, '') || arn;
  const isDestination = service === 'events' && resource[0]?.startsWith('api-destination/');
  return isDestination ? (name.split('/')[0] ?? name) : name;
}
