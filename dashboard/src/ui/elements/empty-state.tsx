import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  /** Why there is nothing. */
  readonly children: ReactNode;
  /** The button that changes it. */
  readonly action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <Box textAlign="center" color="inherit" margin={{ vertical: 'xs' }}>
      <SpaceBetween size="s">
        <div>
          <Box variant="strong" color="inherit">
            {title}
          </Box>
          <Box variant="p" color="inherit">
            {children}
          </Box>
        </div>
        {action}
      </SpaceBetween>
    </Box>
  );
}

interface NoMatchProps {
  /** The word on the button: "Clear the search". */
  readonly action: string;
  readonly onClear: () => void;
  /** What was asked for. */
  readonly children: ReactNode;
}

/** A list has items, but none that match its search and filters. */
export function NoMatch({ action, onClear, children }: NoMatchProps) {
  return (
    <EmptyState title="No match" action={<Button onClick={onClear}>{action}</Button>}>
      {children}
    </EmptyState>
  );
}
