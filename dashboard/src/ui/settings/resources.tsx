'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import { METRIC_NAMESPACE } from '@momento-gateway/shared/gateway-log';
import { CopyText } from '../elements/copy-text.tsx';
import { nameEnvironment } from '../gateway/name-environment.ts';
import { buildConsoleLinks } from './console-links.ts';

interface ResourcesProps {
  readonly gateway: Gateway | undefined;
}

/** Everything the dashboard found of its stack. */
export function Resources({ gateway }: ResourcesProps) {
  const links = gateway && buildConsoleLinks(gateway);
  const bus = gateway?.bus;
  const parked = gateway?.parkedQueue;
  const deadLetters = gateway?.deadLetterQueue;
  return (
    <Container header={<Header variant="h2">Resources</Header>}>
      <KeyValuePairs
        columns={2}
        minColumnWidth={250}
        items={[
          { label: 'Environment', value: nameEnvironment(gateway) ?? '–' },
          { label: 'Region', value: gateway?.region ?? '–' },
          {
            label: 'Function URL',
            value: <Resource text={gateway?.functionUrl} what="Function URL" />,
          },
          {
            label: 'Bus',
            value: (
              <Resource
                isFound={bus?.found}
                text={bus?.arn ?? bus?.name}
                what="bus"
                href={links?.bus}
              />
            ),
          },
          {
            label: 'Parked queue',
            value: (
              <Resource
                isFound={parked?.found}
                text={parked?.url}
                what="parked queue URL"
                href={links?.parkedQueue}
              />
            ),
          },
          {
            label: 'Dead-letter queue',
            value: (
              <Resource
                isFound={deadLetters?.found}
                text={deadLetters?.url}
                what="dead-letter queue URL"
                href={links?.deadLetterQueue}
              />
            ),
          },
          {
            label: 'Secret prefix',
            value: (
              <Resource text={gateway?.secretPrefix} what="secret prefix" href={links?.secrets} />
            ),
          },
          {
            label: 'Log group',
            value: <Resource text={gateway?.logGroupName} what="log group" href={links?.logs} />,
          },
          {
            label: 'Metrics namespace',
            value: (
              <Resource text={METRIC_NAMESPACE} what="metrics namespace" href={links?.metrics} />
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

interface ResourceProps {
  /** Left out for what is not looked up. */
  readonly isFound?: boolean | undefined;
  readonly text: string | undefined;
  readonly what: string;
  /** Its page in the AWS console. */
  readonly href?: string | undefined;
}

function Resource({ isFound, text, what, href }: ResourceProps) {
  return (
    <>
      {isFound !== undefined && (
        <StatusIndicator type={isFound ? 'success' : 'error'}>
          {isFound ? 'Found' : 'Not found'}
        </StatusIndicator>
      )}
      <div>{text === undefined ? 'Not configured' : <CopyText text={text} what={what} />}</div>
      {href !== undefined && (
        <Link href={href} external externalIconAriaLabel="Opens in a new tab">
          Open the {what} in the AWS console
        </Link>
      )}
    </>
  );
}
