import { includesRole, ROLES, type Role } from '@momento-gateway/shared/role';
import { POLICY_OUTPUTS, STACK_OUTPUTS } from '@momento-gateway/shared/stack-outputs';
import type { Cleanup } from './cleanup.ts';
import { allowOnEmulator, listEmulatorPermissions } from './emulator-permissions.ts';
import { environmentOf, IamRole, type SessionKeys } from './iam-role.ts';
import type { DeployedStack } from './stack.ts';
import { isEmulator } from './target-aws.ts';

const EMULATOR = 'Emulator';

/** A session of an IAM role with only a role's policies for the dashboard. */
export interface DashboardRole {
  readonly credentials: SessionKeys;
  /** Environment with which the SDK calls as this role. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs `work` while an action is denied. */
  readonly without: (action: string, work: () => Promise<void>) => Promise<void>;
}

export async function createDashboardRole(
  stack: DeployedStack,
  cleanup: Cleanup,
  role: Role = 'admin',
): Promise<DashboardRole> {
  const iamRole = await IamRole.create(`${stack.name}-${role}`, cleanup);
  // Each role's policy adds to those before it.
  for (const one of ROLES.filter((other) => includesRole(role, other))) {
    await iamRole.attach(stack.outputs[STACK_OUTPUTS[POLICY_OUTPUTS[one]]]);
  }
  const extra = isEmulator ? listEmulatorPermissions(stack, role) : [];
  if (extra.length > 0) await iamRole.add(EMULATOR, extra.map(allowOnEmulator));
  const credentials = await iamRole.assume();
  return {
    credentials,
    environment: environmentOf(credentials),
    without: (action, work) => {
      const same = extra.filter((call) => call.action === action);
      return iamRole.without([action, ...same.flatMap(({ asked = [] }) => asked)], work);
    },
  };
}
