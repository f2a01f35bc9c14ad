import { DescribeEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { CLASSIC_BUS, explainMissingBus, isNewBusArn } from '@momento-gateway/shared/classic-bus';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { DEFAULT_BUS } from '@momento-gateway/shared/rule-arn';
import type { StackSettings } from '@momento-gateway/shared/stack-settings';
import type { Connection } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';

/**
 * Asks EventBridge for the bus that the stack is going to use: CloudFormation would fail later, and
 * without saying that there are two kinds of buses.
 *
 * @returns what to tell the user when AWS does not let the caller ask.
 * @throws Error when there is no classic bus of that name.
 */
export async function checkBus(
  connection: Connection,
  { bus = DEFAULT_BUS, createBus }: StackSettings,
): Promise<string | undefined> {
  if (bus === DEFAULT_BUS || createBus === 'true') return undefined;
  const events = new EventBridgeClient(connection.clientOptions);
  try {
    const { Arn = '' } = await events.send(new DescribeEventBusCommand({ Name: bus }));
    if (isNewBusArn(Arn)) throw new Error(explainMissingBus(Arn));
    return undefined;
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) throw new Error(explainNoBus(bus));
    if (isAwsError(error, 'AccessDeniedException', 'AccessDenied')) {
      return `The bus "${bus}" cannot be looked up (events:DescribeEventBus): whether it is there, and a classic one, is unknown.`;
    }
    throw explainAwsError(error, connection);
  }
}

function explainNoBus(bus: string): string {
  return `There is no classic event bus "${bus}" in this account and Region. Create it ("${CLASSIC_BUS}" in the console), or pass --create-bus. A bus of the new kind, "Custom Event Bus", has subscribers instead of rules: AWS does not list it here, and the gateway cannot use it.`;
}
