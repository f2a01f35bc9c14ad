'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { NeedsRole } from '../../callers/needs-role.tsx';
import { useApi } from '../../client/api-context.tsx';
import { PageForm } from '../../forms/page-form.tsx';
import { showSubmitError } from '../../forms/show-submit-error.ts';
import { webhookHref } from '../../navigation/hrefs.ts';
import { useLeaveGuard } from '../../navigation/leave-guard.tsx';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { Page } from '../../page/page.tsx';
import { usePageKeys } from '../../page/page-slots.tsx';
import { rememberWebhook } from '../../queries/use-webhooks.ts';
import { CopyNote } from './copy-note.tsx';
import { EventPreview } from './event-preview.tsx';
import {
  initialRegistration,
  REGISTER_LOCATIONS,
  REGISTER_RESOLVERS,
  type RegisterFields,
  SECRET_FIELDS,
  type SecretWay,
  submitRegistration,
} from './register-form.ts';
import { RegisterWebhookFields } from './register-webhook-fields.tsx';

export function RegisterWebhookPage() {
  const { get } = useUrlState();
  const { go, goSaved } = useLeaveGuard();
  const api = useApi();
  const queries = useQueryClient();
  const [way, setWay] = useState<SecretWay>('paste');
  const form = useForm<RegisterFields>({
    resolver: REGISTER_RESOLVERS[way],
    defaultValues: initialRegistration(get),
  });
  const { control, handleSubmit, setError } = form;
  const [cache, topic] = useWatch({ control, name: ['cache', 'topic'] });
  usePageKeys({ close: () => go('/webhooks') });

  function chooseWay(chosen: SecretWay) {
    for (const field of SECRET_FIELDS) form.resetField(field);
    setWay(chosen);
  }

  const submit = handleSubmit(async (registration) => {
    try {
      const webhook = await submitRegistration(api, way, registration);
      await rememberWebhook(queries, webhook);
      goSaved(`${webhookHref(webhook.webhookId)}?registered=${way}`);
    } catch (error) {
      showSubmitError(error, REGISTER_LOCATIONS, setError);
    }
  });

  return (
    <Page
      title="Register a webhook"
      description="Register a Momento webhook and get the URL to enter in Momento."
    >
      <CopyNote
        copied={get('copied')}
        isSameTopic={cache === get('cache') && topic === get('topic')}
      />
      <NeedsRole of="registerWebhook">
        <PageForm
          form={form}
          label="Register a webhook"
          action="Register"
          cancelHref="/webhooks"
          onSubmit={submit}
          preview={<EventPreview cache={cache} topic={topic} />}
        >
          <Container header={<Header variant="h2">Webhook</Header>}>
            <RegisterWebhookFields way={way} onChooseWay={chooseWay} />
          </Container>
        </PageForm>
      </NeedsRole>
    </Page>
  );
}
