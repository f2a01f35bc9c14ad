import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import type { SQSClientConfig } from '@aws-sdk/client-sqs';

/** The services that rules deliver to, besides SQS and EventBridge. */
export interface TargetClients {
  readonly logs: CloudWatchLogsClient;
  readonly lambda: LambdaClient;
  readonly sns: SNSClient;
  readonly stepFunctions: SFNClient;
  readonly iam: IAMClient;
}

export function createTargetClients(
  options: Pick<SQSClientConfig, 'endpoint' | 'region' | 'credentials' | 'maxAttempts'>,
): TargetClients {
  return {
    logs: new CloudWatchLogsClient(options),
    lambda: new LambdaClient(options),
    sns: new SNSClient(options),
    stepFunctions: new SFNClient(options),
    iam: new IAMClient(options),
  };
}
