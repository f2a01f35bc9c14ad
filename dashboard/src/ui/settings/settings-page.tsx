'use client';

import { QueryAlert } from '../elements/query-alert.tsx';
import { useGateway } from '../gateway/use-gateway.ts';
import { Page } from '../page/page.tsx';
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
