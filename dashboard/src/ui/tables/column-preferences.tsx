import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import type { ColumnChoice } from './use-table-layout.ts';

/** A dialog to choose the columns of a table. */
export function ColumnPreferences({ options, visible, choose }: ColumnChoice) {
  return (
    <CollectionPreferences
      title="Preferences"
      confirmLabel="Confirm"
      cancelLabel="Cancel"
      preferences={{ visibleContent: visible }}
      visibleContentPreference={{ title: 'Columns', options: [{ label: 'Show', options }] }}
      onConfirm={({ detail }) => choose(detail.visibleContent ?? visible)}
    />
  );
}
