import {
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { Connection } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import { findResource } from '../aws/find-resource.ts';

/** The one policy that the stack gives the function's role, written into the role. */
const OWN_POLICY = 'Gateway';

/** @returns names of the policies of the function's role that the stack did not give it. */
export async function readAddedPolicies(
  connection: Connection,
  stackName: string,
): Promise<readonly string[]> {
  const RoleName = await findResource(connection, stackName, 'AWS::IAM::Role');
  if (RoleName === undefined) return [];
  const iam = new IAMClient(connection.clientOptions);
  try {
    // A role can have 20 attached policies at most, and few are written into it: one page.
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
