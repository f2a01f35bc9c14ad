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

/** Without the reason. */
export function PermissionState({ permission: { state, where } }: PermissionStatusProps) {
  const [type, text] = TEXTS[state];
  return (
    <StatusIndicator type={type}>
      {text} ({where})
    </StatusIndicator>
  );
}

export function PermissionStatus({ permission }: PermissionStatusProps) {
  const { message } = permission;
  return (
    <div>
      <PermissionState permission={permission} />
      {message !== undefined && (
        <Box variant="small" display="block">
          {message}
        </Box>
      )}
    </div>
  );
}
