import type { Connection } from '../aws/connect.ts';
import { readBootstrap } from '../aws/read-bootstrap.ts';
import type { Synthesised } from './cdk.ts';
import type { DeployOptions } from './options.ts';

interface BootstrapPlan {
  /** To be printed before the user confirms. */
  readonly notice?: string;
  /** Arguments of the CDK; undefined when there is nothing to bootstrap. */
  readonly command?: readonly string[];
}

/** @throws Error when the CDK cannot deploy and the user did not choose `--bootstrap`. */
export async function planBootstrap(
  connection: Connection,
  { parameter, version }: Synthesised['bootstrap'],
  { bootstrap }: DeployOptions,
): Promise<BootstrapPlan> {
  const { accountId, region } = connection;
  const found = await readBootstrap(connection, parameter);
  if (found === 'unknown') {
    const notice = `The parameter ${parameter} cannot be read (ssm:GetParameter): whether the CDK is bootstrapped is unknown.`;
    if (bootstrap) throw new Error(`${notice} Nothing was bootstrapped.`);
    return { notice };
  }
  if (found !== 'none' && found >= version) return {};
  const what =
    found === 'none'
      ? `Account ${accountId}, Region ${region} is not bootstrapped for the CDK: there is no SSM parameter ${parameter}.`
      : `The CDK bootstrap of account ${accountId}, Region ${region} has version ${found}, and ${version} is needed.`;
  const qualifier = parameter.split('/')[2] ?? '';
  const stackName = toolkitName(qualifier);
  if (!bootstrap) {
    throw new Error(
      `${what} Pass --bootstrap to bootstrap it first (the stack ${stackName}, a bucket and deployment roles with administrator access), or --qualifier for another bootstrap, or deploy momento-gateway.template.json, which needs none.`,
    );
  }
  return {
    notice: `${what} The stack ${stackName} will be deployed first: a bucket, and deployment roles with administrator access.`,
    command: [
      ...['bootstrap', `aws://${accountId}/${region}`],
      ...['--qualifier', qualifier, '--toolkit-stack-name', stackName],
    ],
  };
}

const DEFAULT_QUALIFIER = 'hnb659fds';

/** Two bootstraps of an account and Region need two stacks. */
function toolkitName(qualifier: string): string {
  return qualifier === DEFAULT_QUALIFIER ? 'CDKToolkit' : `CDKToolkit-${qualifier}`;
}
