'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useForm, useWatch } from 'react-hook-form';
import { RegisterWebhookSchema } from '../../api/webhook.ts';
import { Page } from '../elements/page.tsx';
import { showSubmitError } from '../forms/show-submit-error.ts';
import { PageButton } from '../navigation/page-button.tsx';
import { usePageKeys } from '../shell/page-slots.tsx';
import { EventPreview } from './event-preview.tsx';
import { RegisterWebhookFields } from './register-webhook-fields.tsx';
import { useRegisterWebhook } from './use-webhooks.ts';
import { webhookHref } from './webhook-href.ts';

const FIELDS = {
  name: 'name',
  cache: 'cache',
  topic: 'topic',
  signingSecret: 'signingSecret',
  tenant: 'tenant',
} as const;

export function RegisterWebhookPage() {
  const router = useRouter();
  const register = useRegisterWebhook();
  const { control, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(RegisterWebhookSchema),
    defaultValues: { name: '', cache: '', topic: '', signingSecret: '', parseText: false },
  });
  const [cache, topic] = useWatch({ control, name: ['cache', 'topic'] });
  usePageKeys({ close: () => router.push('/webhooks') });

  const submit = handleSubmit(async (webhook) => {
    try {
      const { webhookId } = await register.mutateAsync(webhook);
      router.push(`${webhookHref(webhookId)}?registered=yes`);
    } catch (error) {
      showSubmitError(error, FIELDS, setError);
    }
  });

  return (
    <Page
      title="Register a webhook"
      description="Tell the gateway about a Momento webhook and get the URL to give to Momento."
    >
      <form onSubmit={submit} noValidate aria-label="Register a webhook">
        <Form
          errorText={formState.errors.root?.message}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <PageButton variant="link" href="/webhooks">
                Cancel
              </PageButton>
              <Button variant="primary" loading={formState.isSubmitting}>
                Register
              </Button>
            </SpaceBetween>
          }
        >
          <Grid
            gridDefinition={[
              { colspan: { default: 12, s: 7 } },
              { colspan: { default: 12, s: 5 } },
            ]}
          >
            <Container header={<Header variant="h2">Webhook</Header>}>
              <RegisterWebhookFields control={control} />
            </Container>
            <EventPreview cache={cache} topic={topic} />
          </Grid>
        </Form>
      </form>
    </Page>
  );
}
