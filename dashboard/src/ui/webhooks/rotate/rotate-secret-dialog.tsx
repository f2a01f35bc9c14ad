'use client';

import type { Webhook } from '@momento-gateway/api/webhooks/webhook';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useApi } from '../../client/api-context.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { showSubmitError } from '../../forms/show-submit-error.ts';
import { TextField } from '../../forms/text-field.tsx';
import { type Flash, useFlash } from '../../page/flashes.tsx';
import { useRefreshWebhook, useRotateSecret } from '../../queries/use-webhooks.ts';
import { ApiKeyFields } from '../register/api-key-fields.tsx';
import { OverlapField } from './overlap-field.tsx';
import { describeOverlap } from './overlaps.ts';
import {
  EMPTY_ROTATION,
  ROTATE_LOCATIONS,
  ROTATE_RESOLVERS,
  type RotateFields,
  type RotateWay,
} from './rotate-form.ts';
import { RotateWaySelect } from './rotate-way-select.tsx';

interface RotateSecretDialogProps {
  readonly webhook: Webhook;
  readonly visible: boolean;
  readonly onClose: () => void;
}

export function RotateSecretDialog({ webhook, visible, onClose }: RotateSecretDialogProps) {
  const api = useApi();
  const rotate = useRotateSecret(webhook.webhookId);
  const refresh = useRefreshWebhook(webhook.webhookId);
  const flash = useFlash();
  const [way, setWay] = useState<RotateWay>('paste');
  const { control, handleSubmit, reset, setFocus, setError, formState } = useForm<RotateFields>({
    resolver: ROTATE_RESOLVERS[way],
    defaultValues: EMPTY_ROTATION,
  });
  useEffect(() => {
    reset(undefined, { keepFieldsRef: true });
    setWay('paste');
    if (visible) setFocus('signingSecret');
  }, [visible, reset, setFocus]);
  // Not through react-query, which would keep the API key for a while.
  const takeFromMomento = async (rotation: RotateFields, rotate: boolean) => {
    const { takeSecret } = await import('@momento-gateway/api/momento/momento-operations');
    const params = { webhookId: webhook.webhookId };
    return api(takeSecret, { params, body: { ...rotation, rotate } });
  };
  const submit = handleSubmit(async (rotation) => {
    try {
      await (way === 'paste'
        ? rotate.mutateAsync(rotation)
        : takeFromMomento(rotation, way === 'rotate').finally(refresh));
      onClose();
      flash(describeSuccess(webhook, way, rotation.overlapMinutes));
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
        <TextField
          control={control}
          name="signingSecret"
          label="New signing secret"
          type="password"
        />
      ) : (
        <ApiKeyFields control={control} apiKey="apiKey" endpoint="endpoint" />
      )}
      <OverlapField control={control} />
    </FormDialog>
  );
}

/** Momento's current one may be the one that was stored already. */
function describeSuccess({ name }: Webhook, way: RotateWay, overlapMinutes: number): Flash {
  if (way === 'take') {
    return { type: 'success', header: `${name} has the signing secret that Momento signs with` };
  }
  return {
    type: 'success',
    header: `${name} has a new signing secret`,
    content: `The previous one is accepted ${describeOverlap(overlapMinutes)}.`,
  };
}
