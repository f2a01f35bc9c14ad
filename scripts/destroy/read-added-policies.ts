import {
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import type { Connection } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import { findResources } from '../aws/find-resource.ts';

/** The one inline policy that the stack gives each of its roles. */
const OWN_POLICY = 'Gateway';

/** @returns policies of the stack's roles that the stack did not create: `role: policy`. */
export async function readAddedPolicies(
  connection: Connection,
  stackName: string,
): Promise<readonly string[]> {
  const roles = await findResources(connection, stackName, 'AWS::IAM::Role');
  const added = await Promise.all(roles.map((role) => readAddedTo(role, connection)));
  return added.flat();
}

async function readAddedTo(RoleName: string, connection: Connection): Promise<readonly string[]> {
  const iam = new IAMClient(connection.clientOptions);
  try {
    // A role has at most 20 attached policies and few inline ones, which is one page.
    const [{ AttachedPolicies = [] }, { PolicyNames = [] }] = await Promise.all([
      iam.send(new ListAttachedRolePoliciesCommand({ RoleName })),
      iam.send(new ListRolePoliciesCommand({ RoleName })),
    ]);
    const added = [
      ...AttachedPolicies.map(({ PolicyName = '' }) => PolicyName),
      ...PolicyNames.filter((name) => name !== OWN_POLICY),
    ];
    return added.map((name) => `${RoleName}: ${name}`);
  } catch (error) {
    if (isAwsError(error, 'NoSuchEntityException')) return [];
    throw explainAwsError(error, connection);
  }
}
