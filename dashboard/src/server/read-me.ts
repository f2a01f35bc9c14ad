import { listTenantNames } from './bind-tenant.ts';
import type { CallContext } from './context.ts';
import type { Handler } from './handler.ts';

export const readMe: Handler<'readMe', CallContext> = async (context) => {
  const { caller, callers } = context;
  const tenants = (await listTenantNames(context)).flatMap((tenant) => {
    const role = caller.roleIn(tenant);
    return role === undefined ? [] : [{ tenant, role }];
  });
  const canSignOut = callers.canSignOut && caller.kind === 'session';
  const { name, subject, kind } = caller;
  return { name, subject, kind, tenants, canSignOut };
};
