import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { FirehoseClient } from '@aws-sdk/client-firehose';
import { IAMClient } from '@aws-sdk/client-iam';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { answerLimitsAtOnce } from './answer-limits-at-once.ts';
import { nameLimits } from './name-limits.ts';

/** Endpoint, Region and credentials; the SDK reads missing ones from the environment. */
export type Connection = Pick<SQSClientConfig, 'endpoint' | 'region' | 'credentials'>;

export interface AwsClients {
  readonly events: EventBridgeClient;
  readonly secrets: SecretsManagerClient;
  readonly sqs: SQSClient;
  readonly logs: CloudWatchLogsClient;
  readonly cloudWatch: CloudWatchClient;
  readonly quotas: ServiceQuotasClient;
  readonly tagging: ResourceGroupsTaggingAPIClient;
  readonly targetClients: TargetClients;
}

/** The services that rules deliver to, besides SQS, EventBridge and CloudWatch Logs. */
export interface TargetClients {
  readonly lambda: LambdaClient;
  readonly sns: SNSClient;
  readonly stepFunctions: SFNClient;
  readonly iam: IAMClient;
  readonly kinesis: KinesisClient;
  readonly firehose: FirehoseClient;
}

const CLIENT_OPTIONS = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 2_000,
    requestTimeout: 5_000,
    throwOnRequestTimeout: true,
  },
  extensions: [answerLimitsAtOnce],
};

export function createAwsClients(connection?: Connection): AwsClients {
  const options = { ...CLIENT_OPTIONS, ...connection };
  return {
    // A long list of rules takes more calls than EventBridge allows a second: this slows them down.
    events: nameLimits(new EventBridgeClient({ ...options, retryMode: 'adaptive' })),
    secrets: nameLimits(new SecretsManagerClient(options)),
    sqs: nameLimits(new SQSClient(options)),
    logs: nameLimits(new CloudWatchLogsClient(options)),
    cloudWatch: nameLimits(new CloudWatchClient(options)),
    quotas: new ServiceQuotasClient(options),
    tagging: nameLimits(new ResourceGroupsTaggingAPIClient(options)),
    targetClients: createTargetClients(options),
  };
}

export function createTargetClients(
  options: Connection & Pick<SQSClientConfig, 'maxAttempts' | 'extensions'>,
): TargetClients {
  const firehose = nameLimits(new FirehoseClient(options));
  // By itself this client alone speaks HTTP/2, with other options than the handler of all others.
  const { requestHandler } = firehose.config;
  return {
    lambda: nameLimits(new LambdaClient(options)),
    sns: nameLimits(new SNSClient(options)),
    stepFunctions: nameLimits(new SFNClient(options)),
    iam: nameLimits(new IAMClient(options)),
    kinesis: nameLimits(new KinesisClient({ ...options, requestHandler })),
    firehose,
  };
}
