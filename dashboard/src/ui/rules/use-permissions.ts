'use client';

import { useApi } from '../client/api-context.tsx';
import type { PermissionQuestion } from '../client/rule-calls.ts';
import { usePolledQuery } from '../client/use-polled-query.ts';

/** Under the key of the rules: what changes these changes the permissions. */
const PERMISSIONS_KEY = ['rules', 'permissions'];

/** Whether each target of each rule allows EventBridge. */
export function usePermissions() {
  const api = useApi();
  return usePolledQuery({
    queryKey: PERMISSIONS_KEY,
    queryFn: (options) => api.rules.listPermissions(options),
    intervalMs: 30_000,
  });
}

/** Whether one target allows EventBridge for a rule that need not exist yet. */
export function usePermission(question: PermissionQuestion) {
  const api = useApi();
  return usePolledQuery({
    queryKey: [...PERMISSIONS_KEY, question],
    queryFn: (options) => api.rules.checkPermission(question, options),
    intervalMs: 30_000,
  });
}
