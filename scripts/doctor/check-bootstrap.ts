import type { Connection } from '../aws/connect.ts';
import { describeStack } from '../aws/describe-stack.ts';
import { readBootstrap } from '../aws/read-bootstrap.ts';
import { formatStackOptions } from '../aws/stack-options.ts';
import { type Finding, ok, unknown, wrong } from './finding.ts';

/** The parameter of a stack that the CDK deployed; those of the one-file template have none. */
const PARAMETER = 'BootstrapVersion';

/** Checks that the CDK's bootstrap is still there: without it, the stack cannot be updated. */
export async function checkBootstrap(
  connection: Connection,
  stackName: string,
): Promise<readonly Finding[]> {
  const { Parameters = [] } = (await describeStack(connection, stackName)) ?? {};
  const name = Parameters.find(({ ParameterKey }) => ParameterKey === PARAMETER)?.ParameterValue;
  // Emulators give the parameter's value in place of its name.
  if (!name?.startsWith('/')) return [];
  const version = await readBootstrap(connection, name);
  if (version === 'unknown') {
    return [
      unknown('CDK: could not check its bootstrap', `The check needs ssm:GetParameter on ${name}.`),
    ];
  }
  return [
    version === 'none'
      ? wrong(
          `CDK: the account and Region are not bootstrapped (${name} does not exist), so the stack cannot be updated`,
          `npm run deploy -- ${formatStackOptions({ stackName, ...connection.given })} --bootstrap`,
        )
      : ok(`CDK: bootstrapped, version ${version}`),
  ];
}
