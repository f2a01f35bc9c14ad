import Button from '@cloudscape-design/components/button';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { ColumnChoice } from './use-table-layout.ts';

/** Loaded when it is first asked for: it is a tenth of the weight that a page may have. */
const ColumnPreferences = dynamic(
  () => import('./column-preferences.tsx').then((module) => module.ColumnPreferences),
  { ssr: false, loading: () => <SettingsButton /> },
);

/** Opens the dialog that chooses the columns of a table. */
export function PreferencesButton(choice: ColumnChoice) {
  const [isAsked, setAsked] = useState(false);
  return isAsked ? (
    <ColumnPreferences {...choice} />
  ) : (
    <SettingsButton onClick={() => setAsked(true)} />
  );
}

function SettingsButton({ onClick }: { readonly onClick?: () => void }) {
  return (
    <Button
      variant="icon"
      iconName="settings"
      ariaLabel="Preferences"
      onClick={() => onClick?.()}
    />
  );
}
