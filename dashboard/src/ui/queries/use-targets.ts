import type { CallInput } from '@momento-gateway/api/operation';
import type { ListTargetsType } from '@momento-gateway/api/rules/target';
import {
  checkPermission,
  grantPermission,
  listPermissions,
  listTargets,
} from '@momento-gateway/api/rules/target-operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../callers/session.tsx';
import { useApi } from '../client/api-context.tsx';
import { usePolledQuery } from '../client/use-polled-query.ts';

export const TARGETS_KEY = ['targets'];

/** Below the key of the rules: what changes a rule changes the permissions. */
const PERMISSIONS_KEY = ['rules', 'permissions'];

/** The targets of this type that a rule can have, or the roles, or the versions of a function. */
export function useTargets(type: ListTargetsType, functionArn?: string) {
  const query = { type, ...(functionArn !== undefined && { function: functionArn }) };
  const isEnabled = useMay('listTargets');
  const key = [...TARGETS_KEY, type, functionArn ?? ''];
  return usePolledQuery(key, listTargets, { query }, 30_000, isEnabled);
}

/** For each target of each rule, whether EventBridge is allowed to reach it. */
export function usePermissions() {
  return usePolledQuery(PERMISSIONS_KEY, listPermissions, {}, 30_000);
}

/** Whether EventBridge is allowed to reach one target, for a rule that need not exist yet. */
export function usePermission(query: CallInput<typeof checkPermission>['query']) {
  return usePolledQuery([...PERMISSIONS_KEY, query], checkPermission, { query }, 30_000);
}

/** Allows EventBridge to deliver a rule's events to one of its targets, by its ARN. */
export function useGrantPermission(ruleName: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (arn: string) =>
      api(grantPermission, { params: { name: ruleName }, body: { arn } }),
    onSettled: () => queries.invalidateQueries({ queryKey: PERMISSIONS_KEY }),
  });
}
