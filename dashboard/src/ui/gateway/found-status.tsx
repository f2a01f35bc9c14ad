import StatusIndicator from '@cloudscape-design/components/status-indicator';

interface FoundStatusProps {
  /** Undefined when AWS did not say. */
  readonly isFound: boolean | undefined;
  /** Stands before the status. */
  readonly name?: string;
}

/** Whether a resource exists, as AWS said. An AWS that does not answer is no missing resource. */
export function FoundStatus({ isFound, name }: FoundStatusProps) {
  const { type, text } = STATES[isFound === undefined ? 'unknown' : isFound ? 'found' : 'missing'];
  return (
    <StatusIndicator type={type}>
      {name === undefined ? text : `${name} ${text.toLowerCase()}`}
    </StatusIndicator>
  );
}

const STATES = {
  found: { type: 'success', text: 'Found' },
  missing: { type: 'error', text: 'Not found' },
  unknown: { type: 'warning', text: 'Could not be looked up' },
} as const;
