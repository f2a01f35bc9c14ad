'use client';

import Button from '@cloudscape-design/components/button';
import { EmptyState } from '../elements/empty-state.tsx';

interface NoMatchingFailuresProps {
  readonly onClear: () => void;
}

export function NoMatchingFailures({ onClear }: NoMatchingFailuresProps) {
  return (
    <EmptyState title="No match" action={<Button onClick={onClear}>Clear the filter</Button>}>
      None of the failures matches the filter.
    </EmptyState>
  );
}
