import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import { METRIC_NAMESPACE } from '@momento-gateway/shared/gateway-log';
import type { ReactNode } from 'react';
import { CopyText } from '../elements/copy-text.tsx';
import { Facts } from '../elements/facts.tsx';
import { FoundStatus } from '../gateway/found-status.tsx';
import { nameEnvironment } from '../gateway/use-gateway.ts';
import { buildConsoleLinks, type ConsoleLinks } from './console-links.ts';

/** The stack's resources, as far as the dashboard found them. */
export function Resources({ gateway }: { readonly gateway: Gateway | undefined }) {
  const links = gateway && buildConsoleLinks(gateway);
  return (
    <Container header={<Header variant="h2">Resources</Header>}>
      <Facts
        minWidth="16rem"
        items={[
          { label: 'Environment', value: nameEnvironment(gateway) ?? '–' },
          { label: 'Region', value: gateway?.region ?? '–' },
          ...listResources(gateway, links).map(({ label, ...resource }) => ({
            label,
            value: gateway === undefined ? '–' : <Resource {...resource} />,
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
  const { functionUrl, bus, parkedQueue, deadLetterQueue, secretPrefix, logGroupName } =
    gateway ?? {};
  return [
    { label: 'Gateway URL', what: 'Gateway URL', text: functionUrl },
    {
      label: 'Bus',
      what: 'bus',
      isLookedUp: true,
      isFound: bus?.found,
      text: bus?.arn ?? bus?.name,
      href: links?.bus,
    },
    {
      label: 'Parked queue',
      what: 'parked queue URL',
      isLookedUp: true,
      isFound: parkedQueue?.found,
      text: parkedQueue?.url,
      href: links?.parkedQueue,
    },
    {
      label: 'Dead-letter queue',
      what: 'dead-letter queue URL',
      isLookedUp: true,
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
  /** Whether the dashboard asks AWS for it. */
  readonly isLookedUp?: boolean;
  /** Undefined when AWS did not say. */
  readonly isFound?: boolean | undefined;
  readonly text: string | undefined;
  readonly what: string;
  /** Its page in the AWS console. */
  readonly href?: string | undefined;
}

function Resource({ isLookedUp = false, isFound, text, what, href }: ResourceProps) {
  if (text === undefined) return 'Not configured';
  return (
    <>
      {isLookedUp && <FoundStatus isFound={isFound} />}
      <div>
        <CopyText text={text} what={what} />
      </div>
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
