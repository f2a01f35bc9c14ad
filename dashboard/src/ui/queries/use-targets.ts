'use client';

import type { CallInput } from '@momento-gateway/api/operation';
import {
  checkPermission,
  listPermissions,
  listTargets,
} from '@momento-gateway/api/rules/rule-operations';
import type { ListTargetsType } from '@momento-gateway/api/rules/target';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

export const TARGETS_KEY = ['targets'];

/** Below the key of the rules: what changes a rule changes the permissions. */
const PERMISSIONS_KEY = ['rules', 'permissions'];

/** The targets of this type that a rule can have, or the roles. */
export function useTargets(type: ListTargetsType) {
  const api = useApi();
  return usePolledQuery({
    queryKey: [...TARGETS_KEY, type],
    queryFn: (options) => api(listTargets, { query: { type } }, options),
    intervalMs: 30_000,
  });
}

/** For each target of each rule, whether EventBridge is allowed to reach it. */
export function usePermissions() {
  const api = useApi();
  return usePolledQuery({
    queryKey: PERMISSIONS_KEY,
    queryFn: (options) => api(listPermissions, {}, options),
    intervalMs: 30_000,
  });
}

/** Whether EventBridge is allowed to reach one target, for a rule that need not exist yet. */
export function usePermission(query: CallInput<typeof checkPermission>['query']) {
  const api = useApi();
  return usePolledQuery({
    queryKey: [...PERMISSIONS_KEY, query],
    queryFn: (options) => api(checkPermission, { query }, options),
    intervalMs: 30_000,
  });
}
