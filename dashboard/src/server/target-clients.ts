import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import type { SQSClientConfig } from '@aws-sdk/client-sqs';

/** The services that rules deliver to, besides SQS, EventBridge and CloudWatch Logs. */
export interface TargetClients {
  readonly lambda: LambdaClient;
  readonly sns: SNSClient;
  readonly stepFunctions: SFNClient;
  readonly iam: IAMClient;
}

export function createTargetClients(
  options: Pick<SQSClientConfig, 'endpoint' | 'region' | 'credentials' | 'maxAttempts'>,
): TargetClients {
  return {
    lambda: new LambdaClient(options),
    sns: new SNSClient(options),
    stepFunctions: new SFNClient(options),
    iam: new IAMClient(options),
  };
}
