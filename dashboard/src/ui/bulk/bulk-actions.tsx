import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useSession } from '../callers/session.tsx';
import { formatNumber } from '../elements/format-count.ts';
import type { BulkChange } from './bulk-change.ts';
import type { BulkDialogsProps } from './bulk-dialogs.tsx';

/** Loaded when something is selected. */
const BulkDialogs = dynamic(() => import('./bulk-dialogs.tsx').then((all) => all.BulkDialogs), {
  ssr: false,
}) as <Item>(props: BulkDialogsProps<Item>) => React.ReactNode;

type BulkActionsProps<Item> = Omit<BulkDialogsProps<Item>, 'change' | 'onClose'>;

const ITEMS: readonly { readonly id: BulkChange; readonly text: string }[] = [
  { id: 'enable', text: 'Enable' },
  { id: 'disable', text: 'Disable' },
  { id: 'delete', text: 'Delete' },
];

/** Enables, disables or deletes what is selected. */
export function BulkActions<Item>(props: BulkActionsProps<Item>) {
  const { kind, selected } = props;
  const { explain } = useSession();
  const [asked, setAsked] = useState<BulkChange>();
  const [wasSelected, setWasSelected] = useState(false);
  const isSelected = selected.length > 0;
  if (isSelected && !wasSelected) setWasSelected(true);
  return (
    <>
      <ButtonDropdown
        items={ITEMS.map((item) => {
          const disabledReason = explain(kind.offers[item.id]);
          return disabledReason === undefined ? item : { ...item, disabled: true, disabledReason };
        })}
        disabled={!isSelected}
        onItemClick={({ detail }) => setAsked(ITEMS.find(({ id }) => id === detail.id)?.id)}
      >
        {isSelected ? `Selected (${formatNumber(selected.length)})` : 'Selected'}
      </ButtonDropdown>
      {wasSelected && <BulkDialogs {...props} change={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}
