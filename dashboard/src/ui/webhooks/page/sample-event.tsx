'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { SendTestEventSchema } from '@momento-gateway/api/webhooks/sample-event';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { useState } from 'react';
import { useSendTestEvent } from '../../queries/use-webhooks.ts';
import { TestEventResult } from './sample-event-result.tsx';

interface TestEventProps {
  readonly webhook: Webhook;
}

/** Posts an event to the webhook's URL as Momento would, and shows what the gateway answered. */
export function TestEvent({ webhook }: TestEventProps) {
  const [text, setText] = useState('');
  const send = useSendTestEvent(webhook.webhookId);
  const problem = SendTestEventSchema.safeParse({ text }).error?.issues[0]?.message;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Signs a message as Momento does and posts it to the URL. Rules and targets see it like any other."
        >
          Test event
        </Header>
      }
    >
      <form
        aria-label="Test event"
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === undefined) send.mutate(text);
        }}
      >
        <SpaceBetween size="m">
          <FormField
            label="Message"
            description="The event’s text; a short sentence when left empty."
            errorText={problem}
            stretch
          >
            <Textarea
              value={text}
              rows={3}
              spellcheck={false}
              placeholder='{"orderId": 1}'
              onChange={({ detail }) => setText(detail.value)}
            />
          </FormField>
          <Button iconName="send" loading={send.isPending} loadingText="Sending">
            Send test event
          </Button>
          <TestEventResult answer={send.data} error={send.error} />
        </SpaceBetween>
      </form>
    </Container>
  );
}
