import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type Connection, connect } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import { type GatewayStack, readGatewayStack } from '../aws/read-gateway-stack.ts';
import type { DashboardApi } from '../dashboard/dashboard-api.ts';
import { deleteStack } from './delete-stack.ts';
import { describeRemoval } from './describe-removal.ts';
import { formatObstacle, listObstacles } from './list-obstacles.ts';
import type { Choices, DestroyOptions } from './options.ts';
import { detachPolicy } from './policy-holders.ts';
import { type Contents, readContents } from './read-contents.ts';
import { removeRule, removeViewer } from './remove-rule.ts';

export interface DestroyContext {
  readonly signal: AbortSignal;
  readonly openDashboard: (connection: Connection, stack: GatewayStack) => Promise<DashboardApi>;
  /** Asks a person; undefined when there is nobody to ask. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  readonly print: (text: string) => void;
}

/**
 * Looks at everything, says what goes and what stays, asks, and removes.
 *
 * @returns false when a person said no, and nothing was removed.
 * @throws Error that says what is in the way, before anything was removed.
 */
export async function destroy(options: DestroyOptions, context: DestroyContext): Promise<boolean> {
  const { print, signal } = context;
  const connection = await connect(options, process.env);
  const stack = await readGatewayStack(connection, options.stackName);
  const api = await context.openDashboard(connection, stack);
  const contents = await readContents(connection, stack, api);
  print(describeRemoval({ stack, ...connection, ...contents }, options));

  const choices = await settleObstacles(stack, contents, options, context);
  if (choices === undefined) return false;
  if (!options.yes && !(await confirm(stack.name, contents, context))) return false;

  await removeContents({ connection, stack, api, contents, choices, print });
  print(`Deleting the stack ${stack.name} ...`);
  await deleteStack(connection, stack.name, signal);
  print(`Deleted the stack ${stack.name}`);
  if (choices.deleteWebhooks) {
    for (const { webhookId, name } of contents.webhooks) {
      await api.call('DELETE', `/webhooks/${webhookId}`);
      print(`Deleted the webhook ${webhookId} (${name}): its secret is kept for 7 days`);
    }
  }
  return true;
}

/** @returns what was chosen in the end; undefined when a person said no. */
async function settleObstacles(
  stack: GatewayStack,
  contents: Contents,
  { yes, ...chosen }: DestroyOptions,
  { ask }: DestroyContext,
): Promise<Choices | undefined> {
  const obstacles = listObstacles(stack, contents, chosen);
  const isByHand = obstacles.some(({ way }) => way.kind === 'by-hand');
  if (obstacles.length > 0 && (isByHand || yes || ask === undefined)) {
    throw new Error(
      [
        'The stack cannot be deleted as it is. Nothing was removed.',
        ...obstacles.map(formatObstacle),
      ].join('\n'),
    );
  }
  let choices: Choices = chosen;
  for (const { what, names, way } of obstacles) {
    if (way.kind === 'by-hand' || ask === undefined) continue;
    const lines = [what, ...names.map((name) => `    ${name}`), `${way.question} (y/n) `];
    if (!isYes(await ask(lines.join('\n')))) return undefined;
    choices = { ...choices, [way.choice]: true };
  }
  return choices;
}

async function confirm(
  stackName: string,
  { parkedCount, deadLetterCount }: Contents,
  { ask }: DestroyContext,
): Promise<boolean> {
  const lost = describeLoss(parkedCount, deadLetterCount);
  if (ask === undefined) {
    throw new Error(
      `${lost === undefined ? '' : `${lost} `}There is nobody to ask. To remove the stack all the same, pass --yes.`,
    );
  }
  if (lost !== undefined && !isYes(await ask(`${lost} Go on all the same? (y/n) `))) return false;
  return (await ask(`To remove it, type the stack's name (${stackName}): `)) === stackName;
}

/** @returns undefined when both queues are known to be empty. */
function describeLoss(parked: number | undefined, deadLetters: number | undefined) {
  if (parked === undefined || deadLetters === undefined) {
    return 'How many failures wait in the queues is not known; all of them would be lost.';
  }
  const count = parked + deadLetters;
  if (count === 0) return undefined;
  return `${count} ${count === 1 ? 'failure waits' : 'failures wait'} in the queues and would be lost.`;
}

interface Removal {
  readonly connection: Connection;
  readonly stack: GatewayStack;
  readonly api: DashboardApi;
  readonly contents: Contents;
  readonly choices: Choices;
  readonly print: (text: string) => void;
}

/** What has to go before the stack. Each step can be done again, should a later one fail. */
async function removeContents(removal: Removal): Promise<void> {
  const { connection, stack, api, contents, choices, print } = removal;
  const { eventBusName, dashboardPolicyArn = '' } = stack.outputs;
  const events = new EventBridgeClient(connection.clientOptions);
  const sqs = new SQSClient(connection.clientOptions);
  const explain = (error: unknown) => {
    throw explainAwsError(error, connection);
  };
  for (const name of contents.viewers) {
    await removeViewer({ events, sqs }, eventBusName, name).catch(explain);
    print(`Closed the live events ${name}`);
  }
  if (choices.deleteRules) {
    for (const { name } of contents.rules) {
      await api.call('DELETE', `/rules/${encodeURIComponent(name)}`);
      print(`Deleted the rule ${name}`);
    }
  }
  if (choices.deleteOtherRules && contents.ownsBus) {
    for (const name of contents.otherRules) {
      await removeRule(events, eventBusName, name).catch(explain);
      print(`Deleted the rule ${name}`);
    }
  }
  if (choices.detachPolicy) {
    for (const holder of contents.policyHolders) {
      await detachPolicy(connection, dashboardPolicyArn, holder);
      print(`Detached the dashboard’s policy from the ${holder.kind} ${holder.name}`);
    }
  }
}

const isYes = (answer: string) => /^y(?:es)?$/i.test(answer);
