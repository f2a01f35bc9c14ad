import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Api } from '@momento-gateway/api/call';
import { deleteRule } from '@momento-gateway/api/rules/rule-operations';
import { deleteWebhook } from '@momento-gateway/api/webhooks/webhook-operations';
import { webhookSecretName } from '@momento-gateway/shared/webhook-secret';
import { deleteAlarms } from '../alarms/delete-alarms.ts';
import { type Connection, connect } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import { type GatewayStack, readGatewayStack } from '../aws/read-gateway-stack.ts';
import { deleteForeignRule, deleteViewer } from './delete-rule.ts';
import { deleteStack } from './delete-stack.ts';
import { describeRemoval } from './describe-removal.ts';
import { formatObstacle, listObstacles } from './list-obstacles.ts';
import { type Choices, type DestroyOptions, readOptions, USAGE } from './options.ts';
import { detachPolicy } from './policy-holders.ts';
import { type Contents, readContents } from './read-contents.ts';

export interface DestroyContext {
  readonly signal: AbortSignal;
  readonly openDashboard: (connection: Connection, stack: GatewayStack) => Promise<Api>;
  /** Asks the user; undefined when there is no terminal. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  readonly print: (text: string) => void;
}

/**
 * The destroy command. @returns its exit code.
 * @throws Error that says why nothing was deleted, or which deletion failed.
 */
export async function destroy(args: readonly string[], context: DestroyContext): Promise<number> {
  if (args.length === 0 || args.includes('--help')) {
    context.print(USAGE);
    return 0;
  }
  if (await destroyGateway(readOptions(args), context)) return 0;
  context.print('Nothing was deleted.');
  return 1;
}

/** Shows what it deletes and what it keeps, asks, and deletes. @returns false when the user said no. */
async function destroyGateway(options: DestroyOptions, context: DestroyContext): Promise<boolean> {
  const { print, signal } = context;
  const connection = await connect(options, process.env);
  const stack = await readGatewayStack(connection, options.stackName);
  const api = await context.openDashboard(connection, stack);
  const contents = await readContents(connection, stack, api);
  print(describeRemoval({ stack, ...connection, ...contents }, options));

  const choices = await settleObstacles(stack, contents, options, context);
  if (choices === undefined) return false;
  if (!options.yes && !(await confirm(stack.name, contents, context))) return false;

  await deleteContents({ connection, stack, api, contents, choices, print });
  print(`Deleting the stack ${stack.name} ...`);
  await deleteStack(connection, stack.name, signal);
  print(`Deleted the stack ${stack.name}`);
  if (choices.deleteWebhooks) await deleteWebhooks(api, contents.webhooks, stack, print);
  return true;
}

/** Tries each one: without its stack, this command cannot run again. */
async function deleteWebhooks(
  api: Api,
  webhooks: Contents['webhooks'],
  { outputs }: GatewayStack,
  print: DestroyContext['print'],
): Promise<void> {
  const failed: string[] = [];
  for (const { webhookId, name } of webhooks) {
    try {
      await api(deleteWebhook, { params: { webhookId } });
      print(`Deleted the webhook ${webhookId} (${name}). AWS keeps its secret for 7 days.`);
    } catch (error) {
      const secretName = webhookSecretName(outputs.secretPrefix, webhookId);
      failed.push(
        `  ${webhookId} (${name}): ${(error as Error).message}`,
        `    → aws secretsmanager delete-secret --secret-id ${secretName}`,
      );
    }
  }
  if (failed.length > 0) {
    throw new Error(
      ['The stack is deleted, but some of its webhooks are not:', ...failed].join('\n'),
    );
  }
}

/** @returns the choices with those made at the prompt; undefined when the user said no. */
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
        'The stack cannot be deleted yet. Nothing was deleted.',
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
  { parkedCount, deadLetterCount, heldCount }: Contents,
  { ask }: DestroyContext,
): Promise<boolean> {
  const lost = describeLoss(parkedCount, deadLetterCount, heldCount);
  if (ask === undefined) {
    throw new Error(
      `${lost === undefined ? '' : `${lost} `}There is no terminal to confirm. To delete the stack anyway, pass --yes.`,
    );
  }
  if (lost !== undefined && !isYes(await ask(`${lost} Continue? (y/n) `))) return false;
  return (await ask(`To delete it, type the stack name (${stackName}): `)) === stackName;
}

/** @returns undefined when all queues are known to be empty. */
function describeLoss(
  parked: number | undefined,
  deadLetters: number | undefined,
  held: number | undefined,
) {
  if (parked === undefined || deadLetters === undefined || held === undefined) {
    return 'Could not count the failures and held calls in the queues. All of them would be lost.';
  }
  const count = parked + deadLetters;
  const failures = count === 0 ? [] : [`${count} ${count === 1 ? 'failure' : 'failures'}`];
  const calls = held === 0 ? [] : [`${held} held ${held === 1 ? 'call' : 'calls'}`];
  const lost = [...failures, ...calls];
  return lost.length === 0 ? undefined : `${lost.join(' and ')} in the queues would be lost.`;
}

interface Removal {
  readonly connection: Connection;
  readonly stack: GatewayStack;
  readonly api: Api;
  readonly contents: Contents;
  readonly choices: Choices;
  readonly print: (text: string) => void;
}

/** What must be deleted before the stack. After a failure the command can run again. */
async function deleteContents(removal: Removal): Promise<void> {
  const { connection, stack, api, contents, choices, print } = removal;
  const { eventBusName } = stack.outputs;
  const events = new EventBridgeClient(connection.clientOptions);
  const sqs = new SQSClient(connection.clientOptions);
  const explain = (error: unknown) => {
    throw explainAwsError(error, connection);
  };
  for (const name of contents.viewers) {
    await deleteViewer({ events, sqs }, eventBusName, name).catch(explain);
    print(`Deleted the live events viewer ${name}`);
  }
  if (choices.deleteRules) {
    for (const { name } of contents.rules) {
      await api(deleteRule, { params: { name }, query: {} });
      print(`Deleted the rule ${name}`);
    }
  }
  if (choices.deleteOtherRules && contents.ownsBus) {
    for (const name of contents.otherRules) {
      await deleteForeignRule(events, eventBusName, name).catch(explain);
      print(`Deleted the rule ${name}`);
    }
  }
  if (contents.tenantAlarms.length > 0) {
    await deleteAlarms(connection, contents.tenantAlarms).catch(explain);
    print(`Deleted the alarms ${contents.tenantAlarms.join(', ')}`);
  }
  if (choices.detachPolicy) {
    for (const holder of contents.policyHolders) {
      await detachPolicy(connection, holder);
      const policy = holder.policyArn.split('/').at(-1);
      print(`Detached the policy ${policy} from the ${holder.kind} ${holder.name}`);
    }
  }
}

const isYes = (answer: string) => /^y(?:es)?$/i.test(answer);
