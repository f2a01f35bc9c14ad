import {
  DetachGroupPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  IAMClient,
  ListEntitiesForPolicyCommand,
  type ListEntitiesForPolicyCommandOutput,
  type PolicyUsageType,
} from '@aws-sdk/client-iam';
import { isAwsError } from '@momento-gateway/shared/is-aws-error';
import { POLICY_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import type { Connection } from '../aws/connect.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import type { GatewayOutputs } from '../aws/read-gateway-stack.ts';

/** A user, group or role with a managed policy. IAM does not delete a policy in use. */
export interface PolicyHolder {
  readonly kind: 'user' | 'group' | 'role';
  readonly name: string;
  /** The policy is the holder's permissions boundary: without it the holder has more permissions. */
  readonly isBoundary: boolean;
  readonly policyArn: string;
}

/** Who has one of the stack's policies for the dashboard. */
export async function readPolicyHolders(
  connection: Connection,
  outputs: GatewayOutputs,
): Promise<readonly PolicyHolder[]> {
  const arns = Object.values(POLICY_OUTPUTS).flatMap((name) => outputs[name] ?? []);
  return (await Promise.all(arns.map((arn) => readHoldersOf(connection, arn)))).flat();
}

async function readHoldersOf(
  connection: Connection,
  policyArn: string,
): Promise<readonly PolicyHolder[]> {
  const iam = new IAMClient(connection.clientOptions);
  try {
    return [
      ...(await listHolders(iam, policyArn, 'PermissionsPolicy')),
      ...(await listHolders(iam, policyArn, 'PermissionsBoundary')),
    ];
  } catch (error) {
    // The policy is deleted already, by an earlier run that stopped halfway.
    if (isAwsError(error, 'NoSuchEntityException')) return [];
    throw explainAwsError(error, connection);
  }
}

async function listHolders(
  iam: IAMClient,
  PolicyArn: string,
  PolicyUsageFilter: PolicyUsageType,
): Promise<readonly PolicyHolder[]> {
  const found: PolicyHolder[] = [];
  const policyArn = PolicyArn;
  const isBoundary = PolicyUsageFilter === 'PermissionsBoundary';
  let Marker: string | undefined;
  do {
    const page: ListEntitiesForPolicyCommandOutput = await iam.send(
      new ListEntitiesForPolicyCommand({ PolicyArn, PolicyUsageFilter, Marker }),
    );
    const { PolicyUsers = [], PolicyGroups = [], PolicyRoles = [] } = page;
    for (const { UserName: name = '' } of PolicyUsers)
      found.push({ kind: 'user', name, isBoundary, policyArn });
    for (const { GroupName: name = '' } of PolicyGroups)
      found.push({ kind: 'group', name, isBoundary, policyArn });
    for (const { RoleName: name = '' } of PolicyRoles)
      found.push({ kind: 'role', name, isBoundary, policyArn });
    Marker = page.IsTruncated ? page.Marker : undefined;
  } while (Marker !== undefined);
  return found;
}

/** Detaches a policy that is not a boundary; that it is detached already is not an error. */
export async function detachPolicy(
  connection: Connection,
  { kind, name, policyArn: PolicyArn }: PolicyHolder,
): Promise<void> {
  const iam = new IAMClient(connection.clientOptions);
  try {
    switch (kind) {
      case 'user':
        await iam.send(new DetachUserPolicyCommand({ PolicyArn, UserName: name }));
        return;
      case 'group':
        await iam.send(new DetachGroupPolicyCommand({ PolicyArn, GroupName: name }));
        return;
      case 'role':
        await iam.send(new DetachRolePolicyCommand({ PolicyArn, RoleName: name }));
        return;
    }
  } catch (error) {
    if (isAwsError(error, 'NoSuchEntityException')) return;
    throw explainAwsError(error, connection);
  }
}
