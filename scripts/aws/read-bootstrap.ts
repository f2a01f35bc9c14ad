import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { Connection } from './connect.ts';
import { explainAwsError } from './explain-aws-error.ts';

/** The version of a CDK bootstrap; `unknown` when the caller may not read it. */
export type BootstrapVersion = number | 'none' | 'unknown';

/** Asks SSM, as the CDK does: what the bootstrap's stack is called proves nothing. */
export async function readBootstrap(
  connection: Connection,
  parameter: string,
): Promise<BootstrapVersion> {
  const ssm = new SSMClient(connection.clientOptions);
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: parameter }));
    return Number(Parameter?.Value ?? Number.NaN) || 'none';
  } catch (error) {
    if (isAwsError(error, 'ParameterNotFound')) return 'none';
    if (isAwsError(error, 'AccessDeniedException', 'AccessDenied')) return 'unknown';
    throw explainAwsError(error, connection);
  }
}
