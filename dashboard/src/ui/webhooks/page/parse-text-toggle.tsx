'use client';

import Toggle from '@cloudscape-design/components/toggle';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { useErrorFlash } from '../../page/use-error-flash.ts';
import { useUpdateWebhook } from '../../queries/use-webhooks.ts';

interface ParseTextToggleProps {
  readonly webhook: Webhook;
}

export function ParseTextToggle({ webhook }: ParseTextToggleProps) {
  const update = useUpdateWebhook(webhook.webhookId);
  const showError = useErrorFlash();
  return (
    <Toggle
      checked={webhook.parseText}
      onChange={({ detail }) =>
        update.mutate(
          { parseText: detail.checked },
          { onError: (error) => showError('“Parse text” was not changed', error) },
        )
      }
    >
      JSON texts are added as detail.json
    </Toggle>
  );
}
