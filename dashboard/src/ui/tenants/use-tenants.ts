import {
  createTenant,
  listTenants,
  removeTenant,
} from '@momento-gateway/api/tenants/tenant-operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ME_KEY, useMay } from '../callers/session.tsx';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

const TENANTS_KEY = ['tenants'];

export function useTenants() {
  return usePolledQuery(TENANTS_KEY, listTenants, {}, 30_000, useMay('listTenants'));
}

/** A tenant that is there is completed: what is missing of it is created. */
export function useCreateTenant() {
  const api = useApi();
  const refresh = useRefreshTenants();
  return useMutation({
    mutationFn: (name: string) => api(createTenant, { body: { name } }),
    onSettled: refresh,
  });
}

export function useRemoveTenant() {
  const api = useApi();
  const refresh = useRefreshTenants();
  return useMutation({
    mutationFn: (tenantName: string) => api(removeTenant, { params: { tenantName } }),
    onSettled: refresh,
  });
}

/** The list, and the tenants that can be switched to. */
function useRefreshTenants() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: TENANTS_KEY }),
      queries.invalidateQueries({ queryKey: ME_KEY }),
    ]);
}
