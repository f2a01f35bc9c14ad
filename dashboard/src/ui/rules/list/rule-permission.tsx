'use client';

import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { usePermissions } from '../../queries/use-permissions.ts';

interface RulePermissionProps {
  readonly rule: Rule;
}

/** The worst of what a rule's targets say about letting EventBridge in. */
export function RulePermission({ rule }: RulePermissionProps) {
  const { data, error } = usePermissions();
  if (data === undefined) {
    return error === null ? '–' : <StatusIndicator type="info">Not known</StatusIndicator>;
  }
  const { permissions } = data;
  const states = permissions.filter((one) => one.rule === rule.name).map(({ state }) => state);
  if (states.length === 0) return '–';
  if (states.includes('missing')) {
    const count = states.filter((state) => state === 'missing').length;
    return (
      <StatusIndicator type="warning">
        {states.length === 1 ? 'Missing' : `Missing for ${count} of ${states.length}`}
      </StatusIndicator>
    );
  }
  return states.includes('unknown') ? (
    <StatusIndicator type="info">Not known</StatusIndicator>
  ) : (
    <StatusIndicator type="success">Granted</StatusIndicator>
  );
}
