import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { IAMClient } from '@aws-sdk/client-iam';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';

/** The stand-in's address; undefined when it is AWS itself, with the person's own credentials. */
const endpoint = process.env['AWS_ENDPOINT_URL'] || undefined;

/** Whoever may do everything in the account under test. */
export const administrator = {
  cloudFormation: new CloudFormationClient({}),
  events: new EventBridgeClient({}),
  iam: new IAMClient({}),
  secrets: new SecretsManagerClient({}),
  sqs: new SQSClient({}),
};

export const isStandIn = endpoint !== undefined;

/** AWS takes seconds until a policy that was changed counts everywhere; a stand-in does not. */
export const policySettleMs = isStandIn ? 0 : 15_000;

/** Where a Function URL of the account under test can be reached from here; ends with a slash. */
export function reachFunctionUrl(functionUrl: string): string {
  if (endpoint === undefined) return functionUrl;
  // MiniStack serves it by its host name, which no resolver knows, and by this path.
  const [id] = new URL(functionUrl).hostname.split('.');
  return `${endpoint}/_aws/lambda-url/${id}/`;
}
