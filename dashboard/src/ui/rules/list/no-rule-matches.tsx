'use client';

import Button from '@cloudscape-design/components/button';
import { EmptyState } from '../../elements/empty-state.tsx';

interface NoRuleMatchesProps {
  readonly onClear: () => void;
}

export function NoRuleMatches({ onClear }: NoRuleMatchesProps) {
  return (
    <EmptyState title="No match" action={<Button onClick={onClear}>Show all rules</Button>}>
      No rule fits the search and the filter.
    </EmptyState>
  );
}
