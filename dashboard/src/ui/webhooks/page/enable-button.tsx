import Button from '@cloudscape-design/components/button';
import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { useState } from 'react';
import { ChangeButton } from '../../callers/change-button.tsx';
import { useErrorFlash, useFlash } from '../../page/flashes.tsx';
import { useUpdateWebhook } from '../../queries/use-webhooks.ts';
import { DisableDialog } from './disable-dialog.tsx';

/** Enables at once. Disabling loses events: it asks first, and offers to undo. */
export function EnableButton({ webhook }: { readonly webhook: Webhook }) {
  const { webhookId, name, enabled } = webhook;
  const update = useUpdateWebhook(webhookId);
  const flash = useFlash();
  const showError = useErrorFlash();
  const [isAsking, setAsking] = useState(false);
  const id = `enabled ${webhookId}`;
  const change = async (isEnabled: boolean) => {
    try {
      await update.mutateAsync({ enabled: isEnabled });
      const done = isEnabled ? 'enabled' : 'disabled';
      flash({
        id,
        type: isEnabled ? 'success' : 'info',
        header: `${name} is ${done}`,
        content: isEnabled
          ? 'The gateway accepts its calls again within ten seconds.'
          : 'Within five minutes the gateway rejects its calls, and their events are lost.',
        ...(!isEnabled && {
          action: <Button onClick={() => void change(true)}>Undo: enable it</Button>,
        }),
      });
    } catch (error) {
      showError(`${name} was not ${isEnabled ? 'enabled' : 'disabled'}`, error);
    }
  };
  return (
    <>
      <ChangeButton
        of="updateWebhook"
        onClick={() => (enabled ? setAsking(true) : void change(true))}
      >
        {enabled ? 'Disable' : 'Enable'}
      </ChangeButton>
      <DisableDialog
        name={name}
        visible={isAsking}
        onDisable={() => {
          setAsking(false);
          void change(false);
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
