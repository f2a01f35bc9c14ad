import { includesRole, ROLES, type Role } from '@momento-gateway/shared/role';
import { isTenantName } from '@momento-gateway/shared/tenant';
import { findEntryLines } from './find-entry-lines.ts';

/** Which groups of the OpenID provider have which role where. */
export interface Access {
  /** The greatest role that one of the groups has in a tenant. */
  readonly roleIn: (groups: readonly string[], tenant: string) => Role | undefined;
  /** Whether a group has a role anywhere: others are nobody's business here. */
  readonly names: (group: string) => boolean;
}

interface Grant {
  readonly group: string;
  /** `*`: every tenant. */
  readonly tenant: string;
  readonly role: Role;
}

const EVERY_TENANT = '*';
const FIELDS = ['group', 'tenant', 'role'];

/**
 * Reads the table of groups, a JSON list such as
 * `[{"group": "team", "tenant": "default", "role": "admin"}, {"group": "platform", "role": "owner"}]`.
 *
 * @throws Error that names ACCESS, the entry, and the line it begins on.
 */
export function parseAccess(text: string): Access {
  const entries = readList(text);
  const lines = findEntryLines(text);
  const grants = entries.map((entry, place) => {
    const grant = toGrant(entry);
    if (typeof grant !== 'string') return grant;
    throw new Error(`ACCESS, entry ${place + 1} (line ${lines[place]}): ${grant}`);
  });
  const byGroup = Map.groupBy(grants, ({ group }) => group);
  return {
    names: (group) => byGroup.has(group),
    roleIn: (groups, tenant) =>
      groups
        .flatMap((group) => byGroup.get(group) ?? [])
        .filter((grant) => grant.tenant === tenant || grant.tenant === EVERY_TENANT)
        .map(({ role }) => role)
        .reduce<Role | undefined>(greaterOf, undefined),
  };
}

function readList(text: string): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error(`ACCESS is not JSON: ${(cause as Error).message}.`, { cause });
  }
  if (Array.isArray(value) && value.length > 0) return value;
  throw new Error('ACCESS must be a JSON list with at least one entry.');
}

/** @returns what is wrong, as a sentence. */
function toGrant(entry: unknown): Grant | string {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return 'It must be an object such as {"group": "team", "tenant": "default", "role": "viewer"}.';
  }
  const unknown = Object.keys(entry).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) return `There is no field "${unknown}": use group, tenant, and role.`;
  const { group, tenant, role } = entry as Readonly<Record<string, unknown>>;
  if (typeof group !== 'string' || group === '') return 'group must be the name of a group.';
  if (!isRole(role)) return `role must be one of ${ROLES.join(', ')}.`;
  if (role === 'owner') {
    if (tenant !== undefined) return 'An owner has every tenant: leave tenant out.';
    return { group, tenant: EVERY_TENANT, role };
  }
  if (typeof tenant !== 'string' || (tenant !== EVERY_TENANT && !isTenantName(tenant))) {
    return 'tenant must be the name of a tenant (1 to 32 of a-z, 0-9, and -), or "*" for all.';
  }
  return { group, tenant, role };
}

function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}

function greaterOf(one: Role | undefined, other: Role): Role {
  return one !== undefined && includesRole(one, other) ? one : other;
}
