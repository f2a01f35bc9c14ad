import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useApi } from '../../client/api-context.tsx';
import { ChoiceField } from '../../forms/choice-field.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { showSubmitError } from '../../forms/show-submit-error.ts';
import { TextField } from '../../forms/text-field.tsx';
import { useIsFormChanged } from '../../forms/use-is-form-changed.ts';
import { useUrlState } from '../../navigation/use-url-state.ts';
import { useFlash } from '../../page/flashes.tsx';
import { useRefreshWebhook } from '../../queries/use-webhooks.ts';
import { ApiKeyFields } from '../register/api-key-fields.tsx';
import { HeldPreview } from './held-preview.tsx';
import {
  describeRotation,
  EMPTY_ROTATION,
  OVERLAPS,
  ROTATE_LOCATIONS,
  ROTATE_RESOLVERS,
  type RotateFields,
  type RotateWay,
  submitRotation,
} from './rotate-form.ts';
import { RotateWaySelect } from './rotate-way-select.tsx';

interface RotateSecretDialogProps {
  readonly webhook: Webhook;
  readonly visible: boolean;
  readonly onClose: () => void;
}

export function RotateSecretDialog({ webhook, visible, onClose }: RotateSecretDialogProps) {
  const api = useApi();
  const refresh = useRefreshWebhook(webhook.webhookId);
  const flash = useFlash();
  const { set } = useUrlState();
  const [way, setWay] = useState<RotateWay>('paste');
  const { control, handleSubmit, reset, setFocus, setError, formState } = useForm<RotateFields>({
    resolver: ROTATE_RESOLVERS[way],
    defaultValues: EMPTY_ROTATION,
  });
  const isChanged = useIsFormChanged(control, (fields) => fields);
  useEffect(() => {
    reset(undefined, { keepFieldsRef: true });
    setWay('paste');
    if (visible) setFocus('signingSecret');
  }, [visible, reset, setFocus]);
  const submit = handleSubmit(async (rotation) => {
    try {
      const redriveId = await submitRotation(api, webhook.webhookId, way, rotation).finally(
        refresh,
      );
      onClose();
      if (redriveId !== undefined) set({ redrive: redriveId });
      flash(describeRotation(webhook.name, way, rotation.overlapMinutes));
    } catch (error) {
      showSubmitError(error, ROTATE_LOCATIONS, setError);
    }
  });
  return (
    <FormDialog
      visible={visible}
      title={`New signing secret for ${webhook.name}`}
      action="Save"
      isBusy={formState.isSubmitting}
      isChanged={isChanged}
      errorText={formState.errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <RotateWaySelect
        way={way}
        onChoose={(chosen) => {
          reset(undefined, { keepFieldsRef: true });
          setWay(chosen);
        }}
      />
      {way === 'paste' ? (
        <>
          <TextField
            control={control}
            name="signingSecret"
            label="New signing secret"
            type="password"
          />
          {visible && <HeldPreview webhookId={webhook.webhookId} control={control} />}
        </>
      ) : (
        <ApiKeyFields control={control} apiKey="apiKey" endpoint="endpoint" />
      )}
      <ChoiceField
        control={control}
        name="overlapMinutes"
        label="Accept the previous one for"
        description="Events in transit may still be signed with it."
        choices={OVERLAPS}
        toValue={Number}
      />
    </FormDialog>
  );
}
