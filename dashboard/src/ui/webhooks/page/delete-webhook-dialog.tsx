import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { DeleteDialog } from '../../forms/delete-dialog.tsx';
import { useLeaveGuard } from '../../navigation/leave-guard.tsx';
import { useDeleteWebhook } from '../../queries/use-webhooks.ts';

interface DeleteWebhookDialogProps {
  readonly webhook: Webhook;
  readonly visible: boolean;
  readonly onClose: () => void;
}

export function DeleteWebhookDialog({ webhook, visible, onClose }: DeleteWebhookDialogProps) {
  const { goSaved } = useLeaveGuard();
  const remove = useDeleteWebhook(webhook.webhookId);
  const { name } = webhook;
  return (
    <DeleteDialog
      visible={visible}
      title={`Delete ${name}`}
      word={name}
      onDelete={async () => {
        await remove.mutateAsync();
        goSaved('/webhooks');
        return { type: 'success', header: `${name} was deleted` };
      }}
      failure={`${name} was not deleted`}
      onClose={onClose}
    >
      Its URL stops working immediately. The gateway rejects what Momento posts to it, and Momento
      does not retry. Rules and failures are kept.
    </DeleteDialog>
  );
}
