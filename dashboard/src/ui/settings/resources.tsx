'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Gateway } from '../../api/gateway.ts';
import { CopyText } from '../elements/copy-text.tsx';
import { nameEnvironment } from '../shell/name-environment.ts';

interface ResourcesProps {
  readonly gateway: Gateway | undefined;
}

/** Everything the dashboard found of its stack. */
export function Resources({ gateway }: ResourcesProps) {
  return (
    <Container header={<Header variant="h2">Resources</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'Environment', value: nameEnvironment(gateway) ?? '–' },
          { label: 'Region', value: gateway?.region ?? '–' },
          { label: 'Function URL', value: copyable(gateway?.functionUrl, 'Function URL') },
          { label: 'Secret prefix', value: copyable(gateway?.secretPrefix, 'secret prefix') },
          {
            label: 'Bus',
            value: (
              <Found
                isFound={gateway?.bus.found}
                text={gateway?.bus.arn ?? gateway?.bus.name}
                what="bus"
              />
            ),
          },
          {
            label: 'Failure queue',
            value: (
              <Found
                isFound={gateway?.failureQueue.found}
                text={gateway?.failureQueue.url}
                what="failure queue URL"
              />
            ),
          },
          {
            label: 'HTTP API',
            value: (
              <Link href="/api/openapi.json" external externalIconAriaLabel="Opens in a new tab">
                OpenAPI document
              </Link>
            ),
          },
        ]}
      />
    </Container>
  );
}

interface FoundProps {
  readonly isFound: boolean | undefined;
  readonly text: string | undefined;
  readonly what: string;
}

function Found({ isFound, text, what }: FoundProps) {
  if (isFound === undefined) return '–';
  return (
    <>
      <StatusIndicator type={isFound ? 'success' : 'error'}>
        {isFound ? 'Found' : 'Not found'}
      </StatusIndicator>
      <div>{copyable(text, what)}</div>
    </>
  );
}

function copyable(text: string | undefined, what: string) {
  return text === undefined ? '–' : <CopyText text={text} what={what} />;
}
