import { zodResolver } from '@hookform/resolvers/zod';
import { type Webhook, WebhookNameSchema } from '@momento-gateway/api/webhooks/webhook';
import * as z from '@momento-gateway/api/zod';
import { useEffect, useEffectEvent } from 'react';
import { useForm } from 'react-hook-form';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { TextField } from '../../forms/text-field.tsx';
import { useIsFormChanged } from '../../forms/use-is-form-changed.ts';
import { useErrorFlash } from '../../page/flashes.tsx';
import { useUpdateWebhook } from '../../queries/use-webhooks.ts';

const RenameSchema = z.object({ name: WebhookNameSchema });

interface RenameDialogProps {
  readonly webhook: Webhook;
  readonly visible: boolean;
  readonly onClose: () => void;
}

export function RenameDialog({ webhook, visible, onClose }: RenameDialogProps) {
  const update = useUpdateWebhook(webhook.webhookId);
  const showError = useErrorFlash();
  const { control, handleSubmit, reset, setFocus } = useForm({
    resolver: zodResolver(RenameSchema),
    defaultValues: { name: webhook.name },
  });
  const isChanged = useIsFormChanged(control, (fields) => fields);
  // Filled in only when it opens: a poll must not undo what is typed.
  const fillIn = useEffectEvent(() => reset({ name: webhook.name }, { keepFieldsRef: true }));
  useEffect(() => {
    if (!visible) return;
    fillIn();
    setFocus('name', { shouldSelect: true });
  }, [visible, setFocus]);
  const submit = handleSubmit((changes) => {
    onClose();
    update.mutate(changes, {
      onError: (error) => showError(`${webhook.name} was not renamed`, error),
    });
  });
  return (
    <FormDialog
      visible={visible}
      title={`Rename ${webhook.name}`}
      action="Rename"
      isBusy={false}
      isChanged={isChanged}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField control={control} name="name" label="Name" />
    </FormDialog>
  );
}
