import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import { METRIC_NAMESPACE } from '@momento-gateway/shared/gateway-log';
import type { ReactNode } from 'react';
import { CopyText } from '../elements/copy-text.tsx';
import { nameEnvironment } from '../gateway/use-gateway.ts';
import { buildConsoleLinks, type ConsoleLinks } from './console-links.ts';

/** The stack's resources, as far as the dashboard found them. */
export function Resources({ gateway }: { readonly gateway: Gateway | undefined }) {
  const links = gateway && buildConsoleLinks(gateway);
  return (
    <Container header={<Header variant="h2">Resources</Header>}>
      <KeyValuePairs
        columns={2}
        minColumnWidth={250}
        items={[
          { label: 'Environment', value: nameEnvironment(gateway) ?? '–' },
          { label: 'Region', value: gateway?.region ?? '–' },
          ...listResources(gateway, links).map(({ label, ...resource }) => ({
            label,
            value: <Resource {...resource} />,
          })),
          {
            label: 'HTTP API',
            value: <ExternalLink href="/api/openapi.json">OpenAPI document</ExternalLink>,
          },
        ]}
      />
    </Container>
  );
}

function listResources(
  gateway: Gateway | undefined,
  links: ConsoleLinks | undefined,
): readonly (ResourceProps & { readonly label: string })[] {
  const { gatewayUrl, bus, parkedQueue, deadLetterQueue, secretPrefix, logGroupName } =
    gateway ?? {};
  return [
    { label: 'Gateway URL', what: 'Gateway URL', text: gatewayUrl },
    {
      label: 'Bus',
      what: 'bus',
      isFound: bus?.found,
      text: bus?.arn ?? bus?.name,
      href: links?.bus,
    },
    {
      label: 'Parked queue',
      what: 'parked queue URL',
      isFound: parkedQueue?.found,
      text: parkedQueue?.url,
      href: links?.parkedQueue,
    },
    {
      label: 'Dead-letter queue',
      what: 'dead-letter queue URL',
      isFound: deadLetterQueue?.found,
      text: deadLetterQueue?.url,
      href: links?.deadLetterQueue,
    },
    { label: 'Secret prefix', what: 'secret prefix', text: secretPrefix, href: links?.secrets },
    { label: 'Log group', what: 'log group', text: logGroupName, href: links?.logs },
    {
      label: 'Metrics namespace',
      what: 'metrics namespace',
      text: METRIC_NAMESPACE,
      href: links?.metrics,
    },
  ];
}

interface ResourceProps {
  /** Undefined for what is not looked up. */
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
        <ExternalLink href={href}>Open the {what} in the AWS console</ExternalLink>
      )}
    </>
  );
}

function ExternalLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <Link href={href} external externalIconAriaLabel="Opens in a new tab">
      {children}
    </Link>
  );
}
