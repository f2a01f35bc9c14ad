'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DetailedWebhook } from '@momento-gateway/api/webhooks/webhook';
import { useState } from 'react';
import { RotateSecretDialog } from '../rotate/rotate-secret-dialog.tsx';
import { DeleteWebhookDialog } from './delete-webhook-dialog.tsx';
import { EnableButton } from './enable-button.tsx';
import { ParseTextToggle } from './parse-text-toggle.tsx';
import { PreviousSecrets } from './previous-secrets.tsx';
import { RenameDialog } from './rename-dialog.tsx';

interface WebhookSettingsProps {
  readonly webhook: DetailedWebhook;
}

/** Everything about a webhook that can be changed. */
export function WebhookSettings({ webhook }: WebhookSettingsProps) {
  const [dialog, setDialog] = useState<'rename' | 'rotate' | 'delete'>();
  const close = () => setDialog(undefined);
  return (
    <Container header={<Header variant="h2">Settings</Header>}>
      <SpaceBetween size="l">
        <FormField label="Name" description={webhook.name}>
          <Button onClick={() => setDialog('rename')}>Rename</Button>
        </FormField>
        <FormField
          label="Calls"
          description={
            webhook.enabled
              ? 'The gateway takes its calls. Disabled, it answers them as if the webhook did not exist.'
              : 'The gateway refuses its calls, and Momento does not repeat them.'
          }
        >
          <EnableButton webhook={webhook} />
        </FormField>
        <FormField
          label="Parse text"
          description="Where a message is itself JSON, rules can then match its fields."
        >
          <ParseTextToggle webhook={webhook} />
        </FormField>
        <FormField
          label="Signing secret"
          description="Paste a new one when Momento rotated it, or let Momento rotate it; the previous one can go on for a while. None is ever shown."
        >
          <SpaceBetween size="s">
            <Button onClick={() => setDialog('rotate')}>New signing secret</Button>
            <PreviousSecrets webhook={webhook} />
          </SpaceBetween>
        </FormField>
        <FormField
          label="Delete"
          description="Its URL stops working at once; rules and failures stay."
        >
          <Button onClick={() => setDialog('delete')}>Delete</Button>
        </FormField>
      </SpaceBetween>
      <RenameDialog webhook={webhook} visible={dialog === 'rename'} onClose={close} />
      <RotateSecretDialog webhook={webhook} visible={dialog === 'rotate'} onClose={close} />
      <DeleteWebhookDialog webhook={webhook} visible={dialog === 'delete'} onClose={close} />
    </Container>
  );
}
