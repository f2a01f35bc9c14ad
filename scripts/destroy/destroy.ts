import { ask, isInteractive } from '../ask.ts';
import { connect } from '../aws/connect.ts';
import { findResource } from '../aws/find-resource.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import { startStackDashboard } from '../dashboard/start-stack-dashboard.ts';
import type { Command } from '../start/run-command.ts';
import { deleteStack } from './delete-stack.ts';
import { describeRemoval } from './describe-removal.ts';
import type { DestroyOptions } from './options.ts';
import { takeStock } from './take-stock.ts';

/** Says what goes and what stays, asks, and removes. @returns false when a person said no. */
export async function destroy(options: DestroyOptions, command: Command): Promise<boolean> {
  const { stackName, deleteRules, deleteWebhooks, yes } = options;
  const { signal } = command;
  const connection = await connect(options, process.env);
  const stack = await readGatewayStack(connection, stackName);
  const ownsBus =
    (await findResource(connection, stackName, 'AWS::Events::EventBus')) !== undefined;
  const api = await startStackDashboard(command, connection, stack);
  const stock = await takeStock(api, stack.outputs);
  const { webhooks, rules, parkedCount = 0, deadLetterCount = 0 } = stock;
  const failureCount = parkedCount + deadLetterCount;
  console.log(describeRemoval({ stack, ...connection, ...stock, ownsBus }, options));

  if (ownsBus && rules.length > 0 && !deleteRules) {
    throw new Error(
      'The stack made the bus, and EventBridge deletes no bus that has rules: pass --delete-rules as well, or delete them in the dashboard.',
    );
  }
  if (!yes && !(await confirm(stackName, failureCount, signal))) return false;

  if (deleteRules) {
    for (const { name } of rules) {
      await api.call('DELETE', `/rules/${encodeURIComponent(name)}`);
      console.log(`Deleted the rule ${name}`);
    }
  }
  console.log(`Deleting the stack ${stackName} ...`);
  await deleteStack(connection, stackName, signal);
  console.log(`Deleted the stack ${stackName}`);
  if (deleteWebhooks) {
    for (const { webhookId, name } of webhooks) {
      await api.call('DELETE', `/webhooks/${webhookId}`);
      console.log(`Deleted the webhook ${webhookId} (${name}): its secret is kept for 7 days`);
    }
  }
  return true;
}

async function confirm(
  stackName: string,
  failureCount: number,
  signal: AbortSignal,
): Promise<boolean> {
  const lost = `${failureCount} ${failureCount === 1 ? 'failure waits' : 'failures wait'} in the queue and would be lost.`;
  if (!isInteractive()) {
    throw new Error(
      `${failureCount > 0 ? `${lost} ` : ''}There is nobody to ask. To remove the stack all the same, pass --yes.`,
    );
  }
  if (failureCount > 0) {
    const answer = await ask(`${lost} Go on all the same? (y/n) `, signal);
    if (!/^y(?:es)?$/i.test(answer)) return false;
  }
  return (await ask(`To remove it, type the stack's name (${stackName}): `, signal)) === stackName;
}
