import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Connection, connect } from '../aws/connect.ts';
import { describeStack } from '../aws/describe-stack.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import { type Cdk, synthesise } from './cdk.ts';
import { chooseSettings } from './choose-settings.ts';
import { type DeployOptions, formatSettings, readOptions, USAGE } from './options.ts';
import { readDeployed } from './read-deployed.ts';

export interface DeployContext {
  readonly signal: AbortSignal;
  readonly createCdk: (connection: Connection) => Cdk;
  /** Asks the user; undefined when there is no terminal. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  readonly print: (text: string) => void;
}

/**
 * The deploy command. @returns its exit code.
 * @throws Error that says what to do; unless the CDK was deploying, nothing has changed.
 */
export async function deploy(args: readonly string[], context: DeployContext): Promise<number> {
  if (args.includes('--help')) {
    context.print(USAGE);
    return 0;
  }
  const options = readOptions(args);
  const folder = await mkdtemp(join(tmpdir(), 'momento-gateway-'));
  try {
    if (await deployStack(options, context, folder)) return 0;
    context.print('Nothing was changed.');
    return 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Shows the changes, asks, and deploys. @returns false when the user said no. */
async function deployStack(
  options: DeployOptions,
  { signal, createCdk, ask, print }: DeployContext,
  folder: string,
): Promise<boolean> {
  const { stackName, given, yes } = options;
  const connection = await connect(options, process.env);
  const { accountId, region } = connection;
  print(`Stack ${stackName} in account ${accountId}, Region ${region}`);

  const deployed = await readDeployed(connection, stackName);
  const { settings, kept, movedFrom } = chooseSettings(deployed?.settings, given);
  if (Object.keys(kept).length > 0) {
    print(`Settings kept from the last deployment: ${formatSettings(kept)}`);
  }
  if (movedFrom !== undefined) {
    print(
      `Events will go to the bus "${settings.bus}". Rules on "${movedFrom}" will stop receiving them.`,
    );
  }
  const cdk = createCdk(connection);
  const template = await synthesise(cdk, { stackName, settings, folder });
  signal.throwIfAborted();

  if (isDeepStrictEqual(template, deployed?.template)) {
    print('No changes: the stack is up to date.');
  } else {
    await cdk('diff', stackName, '--app', folder);
    const isBootstrapped = (await describeStack(connection, 'CDKToolkit')) !== undefined;
    if (!isBootstrapped) {
      print(
        'This account and Region are not bootstrapped for the CDK. The stack CDKToolkit (a bucket and deployment roles) will be created first (cdk bootstrap).',
      );
    }
    if (!yes && !(await confirm(ask))) return false;
    signal.throwIfAborted();
    if (!isBootstrapped) await cdk('bootstrap', `aws://${accountId}/${region}`);
    await cdk('deploy', stackName, '--app', folder, '--require-approval', 'never');
  }
  const { outputs } = await readGatewayStack(connection, stackName);
  print(`
Function URL       ${outputs.functionUrl}
Bus                ${outputs.eventBusName}
Parked queue       ${outputs.parkedQueueUrl}
Dead-letter queue  ${outputs.deadLetterQueueUrl}

Register a webhook in the dashboard. It shows the URL to paste into Momento:
  npm run dashboard -- ${formatChoice(options)}
Check that the gateway works:
  npm run doctor -- ${formatChoice(options)}`);
  return true;
}

async function confirm(ask: DeployContext['ask']): Promise<boolean> {
  if (ask === undefined) {
    throw new Error(
      'There are changes to deploy and no terminal to confirm them. To deploy without being asked, pass --yes.',
    );
  }
  return /^y(?:es)?$/i.test(await ask('Deploy these changes? (y/n) '));
}

/** The same stack, as options of the next command. */
function formatChoice({ stackName, profile, region }: DeployOptions): string {
  return [
    `--stack ${stackName}`,
    ...(profile === undefined ? [] : [`--profile ${profile}`]),
    ...(region === undefined ? [] : [`--region ${region}`]),
  ].join(' ');
}
