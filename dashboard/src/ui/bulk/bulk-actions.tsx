import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import type { Rule } from '@momento-gateway/api/rules/rule';
import { useState } from 'react';
import { formatNumber } from '../../elements/format-count.ts';
import type { RuleChange } from '../../queries/use-change-rules.ts';
import { BulkDialogs } from './bulk-dialogs.tsx';

interface BulkActionsProps {
  readonly selected: readonly Rule[];
  /** Called when the rules were changed, but for these. */
  readonly onDone: (failed: readonly string[]) => void;
}

const ITEMS: readonly { readonly id: RuleChange; readonly text: string }[] = [
  { id: 'enable', text: 'Enable' },
  { id: 'disable', text: 'Disable' },
  { id: 'delete', text: 'Delete' },
];

/** Enables, disables or deletes the selected rules. */
export function BulkActions({ selected, onDone }: BulkActionsProps) {
  const [asked, setAsked] = useState<RuleChange>();
  return (
    <>
      <ButtonDropdown
        items={ITEMS}
        disabled={selected.length === 0}
        onItemClick={({ detail }) => setAsked(ITEMS.find(({ id }) => id === detail.id)?.id)}
      >
        {selected.length === 0 ? 'Selected' : `Selected (${formatNumber(selected.length)})`}
      </ButtonDropdown>
      <BulkDialogs
        change={asked}
        selected={selected}
        onClose={() => setAsked(undefined)}
        onDone={onDone}
      />
    </>
  );
}
