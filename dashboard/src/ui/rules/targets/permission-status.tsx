import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Permission } from '@momento-gateway/api/rules/permission';

const TEXTS = {
  granted: ['success', 'EventBridge is allowed'],
  missing: ['warning', 'EventBridge is not allowed'],
  unknown: ['info', 'Unknown'],
} as const satisfies Record<Permission['state'], readonly [string, string]>;

interface PermissionStatusProps {
  readonly permission: Permission;
}

export function PermissionStatus({ permission: { state, where, message } }: PermissionStatusProps) {
  const [type, text] = TEXTS[state];
  return (
    <div>
      <StatusIndicator type={type}>
        {text} ({where})
      </StatusIndicator>
      {message !== undefined && (
        <Box variant="small" display="block">
          {message}
        </Box>
      )}
    </div>
  );
}
