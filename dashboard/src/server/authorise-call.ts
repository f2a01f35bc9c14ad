import type { Operation } from '@momento-gateway/api/operation';
import { includesRole, type Role } from '@momento-gateway/shared/role';
import { DEFAULT_TENANT } from '@momento-gateway/shared/tenant';
import { bindTenant } from './bind-tenant.ts';
import type { CallContext, Context } from './context.ts';
import { isRefusal, type Refusal } from './refusals/refusal.ts';

type Asked = Pick<Operation, 'role' | 'fieldRoles'>;

/**
 * Decides, before anything is read, whether a call may be made. Nothing else decides it.
 *
 * @returns what the handler gets: bound to the tenant of the call, and with its caller.
 */
export async function authoriseCall(
  operation: Asked,
  { url, headers }: Pick<Request, 'url' | 'headers'>,
  context: Context,
): Promise<CallContext | Refusal> {
  const caller = await context.callers.find(headers);
  if (isRefusal(caller)) return caller;
  if (operation.role === 'anyone') return { ...context, caller, tenant: undefined };
  const tenant = new URL(url).searchParams.get('tenant') ?? DEFAULT_TENANT;
  const role = caller.roleIn(tenant);
  // A tenant that somebody has no role in answers like one that does not exist.
  if (role === undefined) return { refusal: 'tenant-not-found', tenant };
  if (!includesRole(role, operation.role)) return missingRole(tenant, operation.role, role);
  const bound = await bindTenant(context, tenant);
  return bound === undefined
    ? { refusal: 'tenant-not-found', tenant }
    : { ...bound, caller, tenant };
}

/** Some fields of a body need a greater role than the operation itself. */
export function authoriseBody(
  { fieldRoles = {} }: Asked,
  body: unknown,
  { caller, tenant }: CallContext,
): Refusal | undefined {
  if (tenant === undefined) return undefined;
  const role = caller.roleIn(tenant);
  for (const [field, needed] of Object.entries(fieldRoles)) {
    const isGiven = (body as Readonly<Record<string, unknown>> | undefined)?.[field] !== undefined;
    if (!isGiven || (role !== undefined && includesRole(role, needed))) continue;
    return missingRole(tenant, needed, role);
  }
  return undefined;
}

function missingRole(tenant: string, needed: Role, role: Role | undefined): Refusal {
  return { refusal: 'role-missing', tenant, needed, role };
}
