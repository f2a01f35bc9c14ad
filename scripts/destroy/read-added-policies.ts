import {
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { Connection } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import { findResource } from '../aws/find-resource.ts';

/** The one inline policy that the stack gives the function's role. */
const OWN_POLICY = 'Gateway';

/** @returns names of policies of the function's role that the stack did not create. */
export async function readAddedPolicies(
  connection: Connection,
  stackName: string,
): Promise<readonly string[]> {
  const RoleName = await findResource(connection, stackName, 'AWS::IAM::Role');
  if (RoleName === undefined) return [];
  const iam = new IAMClient(connection.clientOptions);
  try {
    // A role has at most 20 attached policies and few inline ones, which is one page.
    const [{ AttachedPolicies = [] }, { PolicyNames = [] }] = await Promise.all([
      iam.send(new ListAttachedRolePoliciesCommand({ RoleName })),
      iam.send(new ListRolePoliciesCommand({ RoleName })),
    ]);
    return [
      ...AttachedPolicies.map(({ PolicyName = '' }) => PolicyName),
      ...PolicyNames.filter((name) => name !== OWN_POLICY),
    ];
  } catch (error) {
    if (isAwsError(error, 'NoSuchEntityException')) return [];
    throw explainAwsError(error, connection);
  }
}
