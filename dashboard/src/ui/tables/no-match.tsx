'use client';

import Button from '@cloudscape-design/components/button';
import { EmptyState } from '../elements/empty-state.tsx';

interface NoMatchProps {
  readonly what: string;
  readonly search: string;
  readonly onClear: () => void;
}

export function NoMatch({ what, search, onClear }: NoMatchProps) {
  return (
    <EmptyState title="No match" action={<Button onClick={onClear}>Clear the search</Button>}>
      None of the {what} has “{search}” in it.
    </EmptyState>
  );
}
