import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import type { ReactNode } from 'react';
import { CopyText } from '../elements/copy-text.tsx';
import { webhookHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';
import { useRules } from '../queries/use-rules.ts';
import { useWebhookPage } from '../queries/use-webhooks.ts';

/** The first steps, each done when its result exists. */
export function GetStarted({ gateway }: { readonly gateway: Gateway | undefined }) {
  const webhooks = useWebhookPage({ search: '', limit: 1 });
  const rules = useRules();
  const lastSeen = useWebhookPage({ search: '', sort: 'last-event', limit: 1 });
  const newest = webhooks.data?.webhooks[0];
  const functionUrl = gateway?.functionUrl;
  return (
    <Container
      header={
        <Header variant="h2" description="From a Momento topic to a queue, in four steps.">
          Get started
        </Header>
      }
    >
      <ol className="plain-steps">
        <Step isDone={gateway && functionUrl !== undefined}>
          Each webhook has an address under that of the gateway
          {functionUrl === undefined ? '.' : ': '}
          {functionUrl !== undefined && <CopyText text={functionUrl} what="Gateway URL" />}
        </Step>
        <Step isDone={webhooks.data && newest !== undefined}>
          <PageLink href="/webhooks/register">Register a webhook</PageLink> and enter its URL in
          Momento.
        </Step>
        <Step isDone={rules.data?.rules.some(({ managedHere }) => managedHere)}>
          <PageLink href="/rules/create">Create a rule</PageLink> that sends its events to a queue.
        </Step>
        <Step isDone={lastSeen.data && lastSeen.data.webhooks[0]?.lastEventAt !== undefined}>
          <PageLink href={newest === undefined ? '/webhooks' : webhookHref(newest.webhookId)}>
            Send a test event
          </PageLink>{' '}
          from the webhook’s page, watch it under <PageLink href="/live">Live events</PageLink>, and
          find it in the queue.
        </Step>
      </ol>
    </Container>
  );
}

interface StepProps {
  /** Undefined while it is not known. */
  readonly isDone: boolean | undefined;
  readonly children: ReactNode;
}

function Step({ isDone, children }: StepProps) {
  return (
    <li>
      <StatusIndicator
        type={isDone ? 'success' : 'pending'}
        iconAriaLabel={isDone === undefined ? 'Unknown' : isDone ? 'Done' : 'To do'}
        wrapText
        colorOverride={isDone ? 'green' : 'grey'}
      />
      <span>{children}</span>
    </li>
  );
}
