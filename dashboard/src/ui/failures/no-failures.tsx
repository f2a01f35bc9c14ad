'use client';

import { EmptyState } from '../elements/empty-state.tsx';
import { PageButton } from '../navigation/page-button.tsx';

export function NoFailures() {
  return (
    <EmptyState
      title="No failures"
      action={<PageButton href="/webhooks">See the webhooks</PageButton>}
    >
      The bus and its targets took every event.
    </EmptyState>
  );
}
