'use client';

import { Page } from '../elements/page.tsx';
import { QueryAlert } from '../elements/query-alert.tsx';
import { useGateway } from '../overview/use-gateway.ts';
import { Health } from './health.tsx';
import { Preferences } from './preferences.tsx';
import { Resources } from './resources.tsx';
import { Versions } from './versions.tsx';

export function SettingsPage() {
  const query = useGateway();
  return (
    <Page
      title="Settings"
      description="What this dashboard works on, and how it looks in this browser."
    >
      <QueryAlert query={query} what="state of the gateway" />
      <Resources gateway={query.data} />
      <Health />
      <Preferences />
      <Versions />
    </Page>
  );
}
