import { isDeepStrictEqual } from 'node:util';
import { ask, isInteractive } from '../ask.ts';
import { connect } from '../aws/connect.ts';
import { describeStack } from '../aws/describe-stack.ts';
import { readGatewayStack } from '../aws/read-gateway-stack.ts';
import { createCdk } from './cdk.ts';
import { chooseSettings } from './choose-settings.ts';
import { type DeployOptions, formatSettings } from './options.ts';
import { readDeployed } from './read-deployed.ts';
import { synthesise } from './synthesise.ts';

interface Context {
  /** For what is made on the way; new and empty. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Shows what would change, asks, and deploys. @returns false when a person said no. */
export async function deploy(options: DeployOptions, context: Context): Promise<boolean> {
  const { stackName, given, yes } = options;
  const { folder, signal } = context;
  const connection = await connect(options, process.env);
  const { accountId, region } = connection;
  console.log(`Stack ${stackName} in account ${accountId}, Region ${region}`);

  const deployed = await readDeployed(connection, stackName);
  const { settings, kept, movedFrom } = chooseSettings(deployed?.settings, given);
  if (Object.keys(kept).length > 0) console.log(`As before: ${formatSettings(kept)}`);
  if (movedFrom !== undefined) {
    console.log(
      `Events go to the bus "${settings.bus}" from now on: rules of "${movedFrom}" get none any more.`,
    );
  }
  const cdk = createCdk(connection);
  const template = await synthesise(cdk, { stackName, settings, folder });
  signal.throwIfAborted();

  if (isDeepStrictEqual(template, deployed?.template)) {
    console.log('Nothing to change: this is what is deployed.');
  } else {
    await cdk('diff', stackName, '--app', folder);
    const isBootstrapped = (await describeStack(connection, 'CDKToolkit')) !== undefined;
    if (!isBootstrapped) {
      console.log(
        'The CDK was never used in this account and Region. Its stack CDKToolkit, a bucket and roles to deploy with, is made first (cdk bootstrap).',
      );
    }
    if (!yes && !(await confirm(signal))) return false;
    if (!isBootstrapped) await cdk('bootstrap', `aws://${accountId}/${region}`);
    await cdk('deploy', stackName, '--app', folder, '--require-approval', 'never');
  }
  const { outputs } = await readGatewayStack(connection, stackName);
  console.log(`
Function URL       ${outputs.functionUrl}
Bus                ${outputs.eventBusName}
Parked queue       ${outputs.parkedQueueUrl}
Dead-letter queue  ${outputs.deadLetterQueueUrl}

Register a webhook in the dashboard; it shows the URL to paste into Momento:
  npm run dashboard -- ${formatChoice(options)}
Look whether all is well:
  npm run doctor -- ${formatChoice(options)}`);
  return true;
}

async function confirm(signal: AbortSignal): Promise<boolean> {
  if (!isInteractive()) {
    throw new Error('There is something to change, and nobody to ask. To deploy it, pass --yes.');
  }
  return /^y(?:es)?$/i.test(await ask('Deploy this? (y/n) ', signal));
}

/** The same stack, as the next command is to name it. */
function formatChoice({ stackName, profile, region }: DeployOptions): string {
  return [
    `--stack ${stackName}`,
    ...(profile === undefined ? [] : [`--profile ${profile}`]),
    ...(region === undefined ? [] : [`--region ${region}`]),
  ].join(' ');
}
