import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Connection, connect } from '../aws/connect.ts';
import { formatStackOptions } from '../aws/stack-options.ts';
import { type Cdk, showDifference, synthesise } from './cdk.ts';
import { checkBus } from './check-bus.ts';
import { type Chosen, choose, formatKept } from './choose.ts';
import { describeOutputs } from './describe-outputs.ts';
import { type DeployOptions, readOptions, USAGE } from './options.ts';
import { planBootstrap } from './plan-bootstrap.ts';
import { type Deployed, readDeployed } from './read-deployed.ts';

export interface DeployContext {
  readonly signal: AbortSignal;
  readonly createCdk: (connection: Connection) => Cdk;
  /** Asks the user; undefined when there is no terminal. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  readonly print: (text: string) => void;
}

/** The name of the change set that `--no-execute` leaves. */
const CHANGE_SET = 'momento-gateway';

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
  context: DeployContext,
  folder: string,
): Promise<boolean> {
  const { signal, print } = context;
  const { stackName } = options;
  const connection = await connect(options, process.env);
  print(`Stack ${stackName} in account ${connection.accountId}, Region ${connection.region}`);

  const deployed = await readDeployed(connection, stackName);
  const chosen = choose(deployed, options);
  describeChoice(chosen, print);
  const busNotice = await checkBus(connection, chosen.settings);
  if (busNotice !== undefined) print(busNotice);
  const cdk = context.createCdk(connection);
  const { template, bootstrap } = await synthesise(cdk, { stackName, folder, ...chosen });
  signal.throwIfAborted();
  if (isSame({ template, ...chosen }, deployed)) {
    print('No changes: the stack is up to date.');
    if (!options.execute) {
      print('No change set was created.');
      return true;
    }
  } else {
    const plan = await planBootstrap(connection, bootstrap, options);
    await showDifference(cdk, { stackName, deployed: deployed?.template, folder });
    if (plan.notice !== undefined) print(plan.notice);
    const isQuestion = options.execute || plan.command !== undefined;
    if (isQuestion && !options.yes && !(await confirm(context))) return false;
    signal.throwIfAborted();
    if (plan.command !== undefined) await cdk(...plan.command);
    signal.throwIfAborted();
    await deployFolder(cdk, options, folder);
  }
  print(options.execute ? await describeOutputs(connection, options) : describeChangeSet(options));
  return true;
}

async function deployFolder(
  cdk: Cdk,
  { stackName, execute }: DeployOptions,
  folder: string,
): Promise<void> {
  const changeSet = ['--method', 'prepare-change-set', '--change-set-name', CHANGE_SET];
  const how = ['--app', folder, '--require-approval', 'never', ...(execute ? [] : changeSet)];
  await cdk('deploy', stackName, ...how);
}

function describeChoice(chosen: Chosen, print: DeployContext['print']): void {
  const kept = formatKept(chosen);
  if (kept !== '') print(`Settings kept from the last deployment: ${kept}`);
  for (const notice of chosen.notices) print(notice);
}

type Compared = Pick<Deployed, 'template' | 'tags' | 'isProtected'>;

function isSame(wanted: Compared, deployed: Compared | undefined): boolean {
  const pick = ({ template, tags, isProtected }: Compared) => ({ template, tags, isProtected });
  return deployed !== undefined && isDeepStrictEqual(pick(wanted), pick(deployed));
}

async function confirm({ ask }: DeployContext): Promise<boolean> {
  if (ask === undefined) {
    throw new Error(
      'There are changes to deploy and no terminal to confirm them. To deploy without being asked, pass --yes.',
    );
  }
  return /^y(?:es)?$/i.test(await ask('Deploy these changes? (y/n) '));
}

function describeChangeSet(options: DeployOptions): string {
  const call = (operation: string) =>
    `  aws cloudformation ${operation} --change-set-name ${CHANGE_SET} ${formatStackOptions(options, '--stack-name')}`;
  return `
No resource of the stack was changed. Its change set "${CHANGE_SET}" waits for review. To see and to execute it:
${call('describe-change-set')}
${call('execute-change-set')}`;
}
