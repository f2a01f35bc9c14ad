'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useDependencyChecks } from '../gateway/use-dependency-checks.ts';

export function Versions() {
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
