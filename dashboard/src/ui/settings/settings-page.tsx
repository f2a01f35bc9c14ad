'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { QueryAlert } from '../elements/query-alert.tsx';
import { useGateway } from '../gateway/use-gateway.ts';
import { Page } from '../page/page.tsx';
import { Health } from './health.tsx';
import { Preferences } from './preferences.tsx';
import { Resources } from './resources.tsx';
import { useDependencyChecks } from './use-dependency-checks.ts';

export function SettingsPage() {
  const query = useGateway();
  return (
    <Page
      title="Settings"
      description="The resources this dashboard works with, and its preferences in this browser."
    >
      <QueryAlert query={query} what="state of the gateway" />
      <Resources gateway={query.data} />
      <Health />
      <Preferences />
      <Versions />
    </Page>
  );
}

function Versions() {
  const versions = useDependencyChecks().data?.versions;
  return (
    <Container header={<Header variant="h2">Versions</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Dashboard', value: versions?.dashboard ?? '–' },
          { label: 'Node', value: versions?.node ?? '–' },
        ]}
      />
    </Container>
  );
}
