'use client';

import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Permission } from '@momento-gateway/api/rules/permission';

const WORDS = {
  granted: ['success', 'Allows EventBridge'],
  missing: ['warning', 'Does not allow EventBridge'],
  unknown: ['info', 'Not known'],
} as const satisfies Record<Permission['state'], readonly [string, string]>;

interface PermissionStatusProps {
  readonly permission: Permission;
}

export function PermissionStatus({ permission: { state, where, message } }: PermissionStatusProps) {
  const [type, words] = WORDS[state];
  return (
    <div>
      <StatusIndicator type={type}>
        {words} ({where})
      </StatusIndicator>
      {message !== undefined && (
        <Box variant="small" display="block">
          {message}
        </Box>
      )}
    </div>
  );
}
