import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Gateway } from '@momento-gateway/api/gateway/gateway';
import type { ReactNode } from 'react';
import { webhookHref } from '../navigation/hrefs.ts';
import { PageLink } from '../navigation/page-link.tsx';
import { useOverviewRules, useOverviewWebhooks } from './use-overview.ts';

interface GetStartedProps {
  readonly gateway: Gateway | undefined;
  readonly onDismiss: () => void;
}

/** The first steps, each done when its result exists. */
export function GetStarted({ gateway, onDismiss }: GetStartedProps) {
  const webhooks = useOverviewWebhooks();
  const rules = useOverviewRules();
  const webhook = webhooks.data?.webhooks[0];
  const isActivityKnown = webhooks.data?.activity.state === 'known';
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="From a Momento topic to a queue, in four steps."
          actions={
            <Button
              variant="icon"
              iconName="close"
              ariaLabel="Dismiss Get started"
              onClick={onDismiss}
            />
          }
        >
          Get started
        </Header>
      }
    >
      <ol className="plain-steps">
        <Step isDone={gateway && gateway.functionUrl !== undefined}>
          Each webhook has an address under the gateway’s URL.
        </Step>
        <Step isDone={webhooks.data && webhook !== undefined}>
          <PageLink href="/webhooks/register">Register a webhook</PageLink> and enter its URL in
          Momento.
        </Step>
        <Step isDone={rules.data?.rules.some(({ managedHere }) => managedHere)}>
          <PageLink href="/rules/create">Create a rule</PageLink> that sends its events to a queue.
        </Step>
        <Step isDone={isActivityKnown ? webhook?.lastEventAt !== undefined : undefined}>
          <PageLink href={webhook === undefined ? '/webhooks' : webhookHref(webhook.webhookId)}>
            Send a test event
          </PageLink>{' '}
          from the webhook’s page, and watch it under <PageLink href="/live">Live events</PageLink>.
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
