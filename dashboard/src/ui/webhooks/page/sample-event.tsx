import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import {
  SendTestEventSchema,
  type TestEventAnswer,
} from '@momento-gateway/api/webhooks/sample-event';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { useState } from 'react';
import { ChangeButton } from '../../callers/change-button.tsx';
import { useMissingRole } from '../../callers/session.tsx';
import { ErrorAlert } from '../../elements/error-alert.tsx';
import { JsonView } from '../../elements/json-view.tsx';
import { useUnsavedChanges } from '../../navigation/leave-guard.tsx';
import { useSendTestEvent } from '../../queries/use-webhooks.ts';
import { describeAnswer } from './describe-answer.ts';

/** Posts an event to the webhook's URL as Momento would, and shows the gateway's response. */
export function SampleEvent({ webhook }: { readonly webhook: Webhook }) {
  const [text, setText] = useState('');
  const send = useSendTestEvent(webhook.webhookId);
  const mayNot = useMissingRole('sendTestEvent');
  useUnsavedChanges(text !== '' && (text !== send.variables || send.isError));
  const problem = SendTestEventSchema.safeParse({ text }).error?.issues[0]?.message;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Signs a message as Momento does and posts it to the URL. Rules and targets receive it like any other event."
        >
          Test event
        </Header>
      }
    >
      <form
        aria-label="Test event"
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === undefined && mayNot === undefined) send.mutate(text);
        }}
      >
        <SpaceBetween size="m">
          <FormField
            label="Message"
            description="The event’s text. If empty, a sample text is sent."
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
          <ChangeButton
            of="sendTestEvent"
            iconName="send"
            loading={send.isPending}
            loadingText="Sending"
          >
            Send test event
          </ChangeButton>
          <SampleEventResult answer={send.data} error={send.error} />
        </SpaceBetween>
      </form>
    </Container>
  );
}

interface SampleEventResultProps {
  readonly answer: TestEventAnswer | undefined;
  readonly error: Error | null;
}

function SampleEventResult({ answer, error }: SampleEventResultProps) {
  if (error !== null) return <ErrorAlert header="The test event was not sent" error={error} />;
  if (answer === undefined) return null;
  const { type, header, meaning } = describeAnswer(answer.status);
  return (
    <SpaceBetween size="s">
      <Alert type={type} header={header} statusIconAriaLabel={type}>
        {meaning} The gateway responded with {answer.status} in {Math.round(answer.durationMs)} ms.
      </Alert>
      <JsonView value={answer.body} what="gateway’s response" />
    </SpaceBetween>
  );
}
