/** What a person may do with a gateway, each role more than the one before it. */
export const ROLES = ['viewer', 'operator', 'admin', 'owner'] as const;

export type Role = (typeof ROLES)[number];

/** Whether a role may do what another is needed for. */
export function includesRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
