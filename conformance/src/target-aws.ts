import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { IAMClient } from '@aws-sdk/client-iam';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';

/** The emulator's endpoint; undefined for AWS itself, with the user's own credentials. */
const endpoint = process.env['AWS_ENDPOINT_URL'] || undefined;

/** Clients with all permissions in the account under test. */
export const administrator = {
  cloudFormation: new CloudFormationClient({}),
  events: new EventBridgeClient({}),
  iam: new IAMClient({}),
  logs: new CloudWatchLogsClient({}),
  secrets: new SecretsManagerClient({}),
  sqs: new SQSClient({}),
  sts: new STSClient({}),
};

export const isEmulator = endpoint !== undefined;

/** On AWS, a changed policy takes seconds to apply everywhere; on an emulator it does not. */
export const policySettleMs = isEmulator ? 0 : 15_000;

/** The address at which to reach a gateway of the account under test; ends with a slash. */
export function reachGateway(gatewayUrl: string): string {
  if (endpoint === undefined) return gatewayUrl;
  // MiniStack serves it under a host name that does not resolve, and under this path.
  const [, id, service] = /^https?:\/\/([^.]+)\.([^./]+)/.exec(gatewayUrl) ?? [];
  return service === 'execute-api'
    ? `${endpoint}/_aws/execute-api/${id}/$default/`
    : `${endpoint}/_aws/lambda-url/${id}/`;
}
