import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import type { Connection } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import type { GatewayStack } from '../aws/read-gateway-stack.ts';

/**
 * The id of the first webhook if the stack owns its secret, as in earlier versions, and so deletes it.
 * A stack of this version owns only a copy of what it was given; its first webhook is like any other.
 */
export async function findOwnedWebhook(
  connection: Connection,
  { name, outputs }: GatewayStack,
): Promise<string | undefined> {
  const webhookId = outputs.webhookUrl?.split('/').at(-1);
  if (webhookId === undefined) return undefined;
  const secretName = webhookSecretName(outputs.secretPrefix, webhookId);
  const cloudFormation = new CloudFormationClient(connection.clientOptions);
  try {
    const { StackResources = [] } = await cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: name }),
    );
    const isOwned = StackResources.some(
      ({ ResourceType, PhysicalResourceId = '' }) =>
        ResourceType === 'AWS::SecretsManager::Secret' && PhysicalResourceId.includes(secretName),
    );
    return isOwned ? webhookId : undefined;
  } catch (error) {
    throw explainAwsError(error, connection);
  }
}
