import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import type { SQSClientConfig } from '@aws-sdk/client-sqs';
import { nameLimits } from './name-limits.ts';

/** The services that rules deliver to, besides SQS, EventBridge and CloudWatch Logs. */
export interface TargetClients {
  readonly lambda: LambdaClient;
  readonly sns: SNSClient;
  readonly stepFunctions: SFNClient;
  readonly iam: IAMClient;
}

export function createTargetClients(
  options: Pick<
    SQSClientConfig,
    'endpoint' | 'region' | 'credentials' | 'maxAttempts' | 'extensions'
  >,
): TargetClients {
  return {
    lambda: nameLimits(new LambdaClient(options)),
    sns: nameLimits(new SNSClient(options)),
    stepFunctions: nameLimits(new SFNClient(options)),
    iam: nameLimits(new IAMClient(options)),
  };
}
