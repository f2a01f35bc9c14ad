import { SettingsPage } from '../../ui/settings/settings-page.tsx';

export default function Route() {
  return <SettingsPage />;
}
