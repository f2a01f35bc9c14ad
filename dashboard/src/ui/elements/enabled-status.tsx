'use client';

import StatusIndicator from '@cloudscape-design/components/status-indicator';

interface EnabledStatusProps {
  readonly enabled: boolean;
}

export function EnabledStatus({ enabled }: EnabledStatusProps) {
  return (
    <StatusIndicator type={enabled ? 'success' : 'stopped'}>
      {enabled ? 'Enabled' : 'Disabled'}
    </StatusIndicator>
  );
}
