'use client';

import StatusIndicator from '@cloudscape-design/components/status-indicator';

interface EnabledStatusProps {
  readonly enabled: boolean;
  /** The word when it is enabled; "Enabled" when left out. */
  readonly word?: string;
}

export function EnabledStatus({ enabled, word = 'Enabled' }: EnabledStatusProps) {
  return (
    <StatusIndicator type={enabled ? 'success' : 'stopped'}>
      {enabled ? word : 'Disabled'}
    </StatusIndicator>
  );
}
