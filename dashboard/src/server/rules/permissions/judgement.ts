import type { Permission } from '@momento-gateway/api/rules/permission';

/** A permission, but for what decides it. */
export type Judgement = Omit<Permission, 'where'>;

/** What its owner has to add, and where. */
export function forOwner(
  statement: Readonly<Record<string, unknown>>,
  addTo: string,
): Pick<Permission, 'statement' | 'addTo' | 'addedBy'> {
  return { statement: { ...statement }, addTo, addedBy: 'owner' };
}
