import {
  CloudFormationClient,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import type { Connection } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import type { GatewayStack } from '../aws/read-gateway-stack.ts';

/** Names of the other gateways' stacks of the account and Region that publish to the same bus. */
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
      const isOther = stack.StackName !== name && readOutput(stack, 'functionUrl') !== undefined;
      if (isOther && readOutput(stack, 'eventBusName') === outputs.eventBusName) {
        found.push(stack.StackName ?? '');
      }
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
}

function readOutput({ Outputs = [] }: Stack, name: keyof typeof STACK_OUTPUTS): string | undefined {
  return Outputs.find(({ OutputKey }) => OutputKey === STACK_OUTPUTS[name])?.OutputValue;
}
