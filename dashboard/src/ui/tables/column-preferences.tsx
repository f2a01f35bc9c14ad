import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import { useEffect, useRef } from 'react';
import type { ColumnChoice } from './use-table-layout.ts';

/** A dialog to choose the columns of a table, and its button. It is open at first. */
export function ColumnPreferences({ options, visible, choose }: ColumnChoice) {
  const place = useRef<HTMLDivElement>(null);
  // Cloudscape opens it by a click on its own button only.
  useEffect(() => place.current?.querySelector('button')?.click(), []);
  return (
    <div ref={place}>
      <CollectionPreferences
        title="Preferences"
        confirmLabel="Confirm"
        cancelLabel="Cancel"
        preferences={{ visibleContent: visible }}
        visibleContentPreference={{ title: 'Columns', options: [{ label: 'Show', options }] }}
        onConfirm={({ detail }) => choose(detail.visibleContent ?? visible)}
      />
    </div>
  );
}
