import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Connection } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import { type GatewayStack, readOutputs } from '../aws/read-gateway-stack.ts';

/** Names of other gateways' stacks in the account and Region that publish to the same bus. */
export async function findStacksOnBus(
  connection: Connection,
  { name, outputs }: GatewayStack,
): Promise<readonly string[]> {
  const cloudFormation = new CloudFormationClient(connection.clientOptions);
  const found: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudFormation
      .send(new DescribeStacksCommand({ NextToken }))
      .catch((error: unknown) => {
        throw explainAwsError(error, connection);
      });
    for (const stack of page.Stacks ?? []) {
      const { gatewayUrl, eventBusName } = readOutputs(stack);
      const isOtherGateway = stack.StackName !== name && gatewayUrl !== undefined;
      if (isOtherGateway && eventBusName === outputs.eventBusName) {
        found.push(stack.StackName ?? '');
      }
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}
