'use client';

import type { CallInput } from '@momento-gateway/api/operation';
import { checkPermission, listPermissions } from '@momento-gateway/api/rules/rule-operations';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

/** Under the key of the rules: what changes these changes the permissions. */
const PERMISSIONS_KEY = ['rules', 'permissions'];

/** Whether each target of each rule allows EventBridge. */
export function usePermissions() {
  const api = useApi();
  return usePolledQuery({
    queryKey: PERMISSIONS_KEY,
    queryFn: (options) => api(listPermissions, {}, options),
    intervalMs: 30_000,
  });
}

/** Whether one target allows EventBridge for a rule that need not exist yet. */
export function usePermission(query: CallInput<typeof checkPermission>['query']) {
  const api = useApi();
  return usePolledQuery({
    queryKey: [...PERMISSIONS_KEY, query],
    queryFn: (options) => api(checkPermission, { query }, options),
    intervalMs: 30_000,
  });
}
