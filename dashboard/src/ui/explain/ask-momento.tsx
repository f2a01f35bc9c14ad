import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { explainMessage } from '@momento-gateway/api/explain/explain-operations';
import type { CallInput } from '@momento-gateway/api/operation';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ChangeButton } from '../callers/change-button.tsx';
import { useMissingRole } from '../callers/session.tsx';
import { useApi } from '../client/api-context.tsx';
import { ErrorAlert } from '../elements/error-alert.tsx';

type Body = CallInput<typeof explainMessage>['body'];

/** Asks Momento, with an API key that is used once, whether it posts the topic to the webhook. */
export function AskMomento({ asked }: { readonly asked: Body }) {
  const api = useApi();
  const [apiKey, setApiKey] = useState('');
  const [endpoint, setEndpoint] = useState('');
  const ask = useMutation({ mutationFn: (body: Body) => api(explainMessage, { body }) });
  const mayNot = useMissingRole('listMomentoWebhooks');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (mayNot !== undefined || apiKey === '') return;
    ask.mutate({ ...asked, apiKey, ...(endpoint !== '' && { endpoint }) });
  };
  const arrival = ask.data?.hops.find(({ hop }) => hop === 'arrival');
  const fact = arrival?.facts.find(({ name }) => name === 'At Momento');
  return (
    <Container
      header={
        <Header variant="h2" description="Compares Momento’s webhooks with the URL as registered.">
          Ask Momento
        </Header>
      }
    >
      <form aria-label="Ask Momento" noValidate onSubmit={submit}>
        <SpaceBetween size="m">
          <FormField
            label="Momento API key"
            description="The key needs permission to manage the cache’s webhooks. It is used once and never stored."
            stretch
          >
            <Input
              type="password"
              value={apiKey}
              autoComplete={false}
              onChange={({ detail }) => setApiKey(detail.value)}
            />
          </FormField>
          <FormField
            label="Endpoint of the key (optional)"
            description="Only for a v2 key, which does not include its endpoint."
            stretch
          >
            <Input
              value={endpoint}
              autoComplete={false}
              onChange={({ detail }) => setEndpoint(detail.value)}
            />
          </FormField>
          <ChangeButton of="listMomentoWebhooks" loading={ask.isPending} loadingText="Asking">
            Ask Momento
          </ChangeButton>
          {ask.error !== null && <ErrorAlert header="Momento was not asked" error={ask.error} />}
          {fact !== undefined && <div role="status">At Momento: {fact.value}</div>}
        </SpaceBetween>
      </form>
    </Container>
  );
}
