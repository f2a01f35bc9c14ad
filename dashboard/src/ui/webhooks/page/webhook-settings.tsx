import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import type { DetailedWebhook, Webhook } from '@momento-gateway/api/webhooks/webhook';
import { useEffect, useState } from 'react';
import { ChangeButton } from '../../callers/change-button.tsx';
import { useMissingRole } from '../../callers/session.tsx';
import { copyWebhookHref } from '../../navigation/hrefs.ts';
import { ChangePageButton } from '../../navigation/page-link.tsx';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { useErrorFlash } from '../../page/flashes.tsx';
import { useUpdateWebhook } from '../../queries/use-webhooks.ts';
import { RotateSecretDialog } from '../rotate/rotate-secret-dialog.tsx';
import { DeleteWebhookDialog } from './delete-webhook-dialog.tsx';
import { EnableButton } from './enable-button.tsx';
import { PreviousSecrets } from './previous-secrets.tsx';
import { RenameDialog } from './rename-dialog.tsx';

/** Everything about a webhook that can be changed. */
export function WebhookSettings({ webhook }: { readonly webhook: DetailedWebhook }) {
  const { get, set } = useUrlState();
  const [dialog, setDialog] = useState<'rename' | 'rotate' | 'delete'>();
  const isSecretAsked = get('dialog') === 'secret';
  // A dialog that is open when it is mounted does not get the focus.
  useEffect(() => {
    if (isSecretAsked) setDialog('rotate');
  }, [isSecretAsked]);
  const close = () => {
    setDialog(undefined);
    set({ dialog: undefined });
  };
  return (
    <Container header={<Header variant="h2">Settings</Header>}>
      <SpaceBetween size="l">
        <FormField label="Name" description={webhook.name}>
          <ChangeButton of="updateWebhook" onClick={() => setDialog('rename')}>
            Rename
          </ChangeButton>
        </FormField>
        <FormField
          label="Calls"
          description={
            webhook.enabled
              ? 'The gateway accepts its calls. When disabled, the gateway responds as if the webhook did not exist.'
              : 'The gateway rejects its calls, and Momento does not retry them.'
          }
        >
          <EnableButton webhook={webhook} />
        </FormField>
        <FormField
          label="Parse text"
          description="If a message is JSON, rules can match its fields."
        >
          <ParseTextToggle webhook={webhook} />
        </FormField>
        <FormField
          label="Signing secret"
          description="Paste a new one after you rotated it in Momento, or let Momento rotate it. The previous one can stay valid for a while. Signing secrets are never shown."
        >
          <SpaceBetween size="s">
            <ChangeButton of="rotateSecret" onClick={() => setDialog('rotate')}>
              New signing secret
            </ChangeButton>
            <PreviousSecrets webhook={webhook} />
          </SpaceBetween>
        </FormField>
        <FormField
          label="Duplicate"
          description="Register another webhook with the same settings. It needs a signing secret of its own."
        >
          <ChangePageButton of="registerWebhook" href={copyWebhookHref(webhook)}>
            Duplicate
          </ChangePageButton>
        </FormField>
        <FormField
          label="Delete"
          description="Its URL stops working immediately. Rules and failures are kept."
        >
          <ChangeButton of="deleteWebhook" onClick={() => setDialog('delete')}>
            Delete
          </ChangeButton>
        </FormField>
      </SpaceBetween>
      <RenameDialog webhook={webhook} visible={dialog === 'rename'} onClose={close} />
      <RotateSecretDialog webhook={webhook} visible={dialog === 'rotate'} onClose={close} />
      <DeleteWebhookDialog webhook={webhook} visible={dialog === 'delete'} onClose={close} />
    </Container>
  );
}

function ParseTextToggle({ webhook }: { readonly webhook: Webhook }) {
  const update = useUpdateWebhook(webhook.webhookId);
  const showError = useErrorFlash();
  const reason = useMissingRole('updateWebhook');
  return (
    <Toggle
      disabled={reason !== undefined}
      description={reason}
      checked={webhook.parseText}
      onChange={({ detail }) =>
        update.mutate(
          { parseText: detail.checked },
          { onError: (error) => showError('“Parse text” was not changed', error) },
        )
      }
    >
      Add JSON messages as detail.json
    </Toggle>
  );
}
