'use client';

import Button from '@cloudscape-design/components/button';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { useErrorFlash } from '../../page/use-error-flash.ts';
import { useUpdateWebhook } from '../../queries/use-webhooks.ts';

interface EnableButtonProps {
  readonly webhook: Webhook;
}

export function EnableButton({ webhook }: EnableButtonProps) {
  const update = useUpdateWebhook(webhook.webhookId);
  const showError = useErrorFlash();
  const verb = webhook.enabled ? 'disabled' : 'enabled';
  return (
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
  );
}
