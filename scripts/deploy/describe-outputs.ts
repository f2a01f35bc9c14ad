import type { Connection } from '../aws/connect.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import { formatStackOptions, type StackOptions } from '../aws/stack-options.ts';

/** A deployed gateway's addresses, and what to do next, as text for the user. */
export async function describeOutputs(
  connection: Connection,
  options: StackOptions,
): Promise<string> {
  const { outputs } = await readGatewayStack(connection, options.stackName);
  const choice = formatStackOptions(options);
  return `
Address            ${outputs.gatewayUrl}
Bus                ${outputs.eventBusName}
Parked queue       ${outputs.parkedQueueUrl}
Dead-letter queue  ${outputs.deadLetterQueueUrl}${
    outputs.heldQueueUrl === undefined
      ? ''
      : `
Held queue         ${outputs.heldQueueUrl}`
  }

Register a webhook in the dashboard. It shows the URL to paste into Momento:
  npm run dashboard -- ${choice}
Check that the gateway works:
  npm run doctor -- ${choice}`;
}
