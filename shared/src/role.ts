/** What a person may do with a gateway, each role more than the one before it. */
export const ROLES = ['viewer', 'operator', 'admin', 'owner'] as const;

export type Role = (typeof ROLES)[number];

/** The roles that the stack has an IAM policy for. An owner has that of an admin. */
export const POLICY_ROLES = ['viewer', 'operator', 'admin'] as const satisfies readonly Role[];

export type PolicyRole = (typeof POLICY_ROLES)[number];

/** The role whose IAM policy has what a role may do. */
export function policyOf(role: Role): PolicyRole {
  return role === 'owner' ? 'admin' : role;
}

/** Whether a role may do what another is needed for. */
export function includesRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
