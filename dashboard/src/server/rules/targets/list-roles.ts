import { paginateListRoles } from '@aws-sdk/client-iam';
import type { PickableTarget } from '@momento-gateway/api/rules/target';
import type { Context } from '../../context.ts';

/** The roles that EventBridge may assume, as far as their trust policy names it. */
export async function listRoles({ targetClients }: Context): Promise<PickableTarget[]> {
  const found: PickableTarget[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client: targetClients.iam }, {})) {
    for (const { Arn = '', RoleName = '', AssumeRolePolicyDocument = '' } of Roles) {
      if (decodeURIComponent(AssumeRolePolicyDocument).includes('events.amazonaws.com')) {
        found.push({ type: 'role', arn: Arn, name: RoleName });
      }
    }
  }
  return found;
}
