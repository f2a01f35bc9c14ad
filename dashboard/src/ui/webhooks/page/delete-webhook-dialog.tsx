'use client';

import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { useRouter } from 'next/navigation';
import { DeleteDialog } from '../../forms/delete-dialog.tsx';
import { useErrorFlash, useFlash } from '../../page/flashes.tsx';
import { useDeleteWebhook } from '../../queries/use-webhooks.ts';

interface DeleteWebhookDialogProps {
  readonly webhook: Webhook;
  readonly visible: boolean;
  readonly onClose: () => void;
}

export function DeleteWebhookDialog({ webhook, visible, onClose }: DeleteWebhookDialogProps) {
  const router = useRouter();
  const remove = useDeleteWebhook(webhook.webhookId);
  const flash = useFlash();
  const showError = useErrorFlash();
  const { name } = webhook;
  const onDelete = async () => {
    try {
      await remove.mutateAsync();
      flash({ type: 'success', header: `${name} was deleted` });
      router.push('/webhooks');
    } catch (error) {
      showError(`${name} was not deleted`, error);
      onClose();
    }
  };
  return (
    <DeleteDialog
      visible={visible}
      title={`Delete ${name}`}
      word={name}
      isDeleting={remove.isPending}
      onDelete={() => void onDelete()}
      onClose={onClose}
    >
      Its URL stops working immediately. The gateway rejects what Momento posts to it, and Momento
      does not retry. Rules and failures are kept.
    </DeleteDialog>
  );
}
