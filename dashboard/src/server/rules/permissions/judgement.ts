import type { Permission } from '@momento-gateway/api/rules/permission';

/** A permission, but for what decides it. */
export interface Judgement extends Omit<Permission, 'where'> {
  /** What is not there, so that nothing can be permitted. */
  readonly absent?: 'target' | 'role' | undefined;
}

/** What its owner has to add, and where. */
export function forOwner(
  statement: Readonly<Record<string, unknown>>,
  addTo: string,
): Pick<Permission, 'statement' | 'addTo' | 'addedBy'> {
  return { statement: { ...statement }, addTo, addedBy: 'owner' };
}
