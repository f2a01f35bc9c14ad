'use client';

import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Webhook } from '../../api/webhook.ts';
import { useErrorFlash } from '../flashes/use-error-flash.ts';
import { DeleteWebhookDialog } from './delete-webhook-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { RotateSecretDialog } from './rotate-secret-dialog.tsx';
import { useUpdateWebhook } from './use-webhooks.ts';

interface WebhookActionsProps {
  readonly webhook: Webhook;
}

type OpenDialog = 'rename' | 'rotate' | 'delete';

const MORE_ACTIONS = [
  { id: 'rename', text: 'Rename' },
  { id: 'rotate', text: 'New signing secret' },
  { id: 'delete', text: 'Delete' },
] as const satisfies readonly { id: OpenDialog; text: string }[];

export function WebhookActions({ webhook }: WebhookActionsProps) {
  const [dialog, setDialog] = useState<OpenDialog>();
  const update = useUpdateWebhook(webhook.webhookId);
  const showError = useErrorFlash();
  const close = () => setDialog(undefined);
  const verb = webhook.enabled ? 'disabled' : 'enabled';
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          onClick={() =>
            update.mutate(
              { enabled: !webhook.enabled },
              { onError: (error) => showError(`${webhook.name} was not ${verb}`, error) },
            )
          }
        >
          {webhook.enabled ? 'Disable' : 'Enable'}
        </Button>
        <ButtonDropdown
          items={MORE_ACTIONS}
          onItemClick={({ detail }) =>
            setDialog(MORE_ACTIONS.find(({ id }) => id === detail.id)?.id)
          }
        >
          Actions
        </ButtonDropdown>
      </SpaceBetween>
      <RenameDialog webhook={webhook} visible={dialog === 'rename'} onClose={close} />
      <RotateSecretDialog webhook={webhook} visible={dialog === 'rotate'} onClose={close} />
      <DeleteWebhookDialog webhook={webhook} visible={dialog === 'delete'} onClose={close} />
    </>
  );
}
