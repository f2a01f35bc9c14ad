'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { showSubmitError } from '../../forms/show-submit-error.ts';
import { PageButton } from '../../navigation/page-button.tsx';
import { webhookHref } from '../../navigation/webhook-href.ts';
import { Page } from '../../page/page.tsx';
import { usePageKeys } from '../../page/page-slots.tsx';
import { useRegisterMomentoWebhook, useRegisterWebhook } from '../../queries/use-webhooks.ts';
import { EventPreview } from './event-preview.tsx';
import {
  EMPTY_REGISTRATION,
  REGISTER_LOCATIONS,
  REGISTER_RESOLVERS,
  type RegisterFields,
  type SecretWay,
} from './register-form.ts';
import { RegisterWebhookFields } from './register-webhook-fields.tsx';

export function RegisterWebhookPage() {
  const router = useRouter();
  const register = useRegisterWebhook();
  const registerByKey = useRegisterMomentoWebhook();
  const [way, setWay] = useState<SecretWay>('paste');
  const form = useForm<RegisterFields>({
    resolver: REGISTER_RESOLVERS[way],
    defaultValues: EMPTY_REGISTRATION,
  });
  const { control, handleSubmit, setError, formState } = form;
  const [cache, topic] = useWatch({ control, name: ['cache', 'topic'] });
  usePageKeys({ close: () => router.push('/webhooks') });

  function chooseWay(chosen: SecretWay) {
    // What was typed for the other way is forgotten.
    for (const field of ['signingSecret', 'apiKey'] as const) form.resetField(field);
    setWay(chosen);
  }

  const submit = handleSubmit(async (registration) => {
    try {
      const { webhookId } =
        way === 'key'
          ? await registerByKey(registration)
          : await register.mutateAsync(registration);
      router.push(`${webhookHref(webhookId)}?registered=${way}`);
    } catch (error) {
      showSubmitError(error, REGISTER_LOCATIONS, setError);
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
              <FormProvider {...form}>
                <RegisterWebhookFields way={way} onChooseWay={chooseWay} />
              </FormProvider>
            </Container>
            <EventPreview cache={cache} topic={topic} />
          </Grid>
        </Form>
      </form>
    </Page>
  );
}
