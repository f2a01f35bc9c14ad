'use client';

import Box from '@cloudscape-design/components/box';
import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { OVERLAP_DEFAULT_MINUTES, RotateSecretSchema, type Webhook } from '../../api/webhook.ts';
import { useFlash } from '../flashes/flashes.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { showSubmitError } from '../forms/show-submit-error.ts';
import { TextField } from '../forms/text-field.tsx';
import { OverlapField } from './overlap-field.tsx';
import { describeOverlap } from './overlaps.ts';
import { useRotateSecret } from './use-webhooks.ts';

const FIELDS = { signingSecret: 'signingSecret', overlapMinutes: 'overlapMinutes' } as const;

interface RotateSecretDialogProps {
  readonly webhook: Webhook;
  readonly visible: boolean;
  readonly onClose: () => void;
}

export function RotateSecretDialog({ webhook, visible, onClose }: RotateSecretDialogProps) {
  const rotate = useRotateSecret(webhook.webhookId);
  const flash = useFlash();
  const { control, handleSubmit, reset, setFocus, setError, formState } = useForm({
    resolver: zodResolver(RotateSecretSchema),
    defaultValues: { signingSecret: '', overlapMinutes: OVERLAP_DEFAULT_MINUTES },
  });
  useEffect(() => {
    reset(undefined, { keepFieldsRef: true });
    if (visible) setFocus('signingSecret');
  }, [visible, reset, setFocus]);
  const submit = handleSubmit(async (secret) => {
    try {
      await rotate.mutateAsync(secret);
      onClose();
      flash({
        type: 'success',
        header: `${webhook.name} has a new signing secret`,
        content: `The previous one is accepted ${describeOverlap(secret.overlapMinutes)}.`,
      });
    } catch (error) {
      showSubmitError(error, FIELDS, setError);
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
      <Box variant="p">
        When Momento rotates a signing secret, it signs with the new one at once. Paste the new one
        here without delay: until then its events are refused.
      </Box>
      <TextField
        control={control}
        name="signingSecret"
        label="New signing secret"
        type="password"
      />
      <OverlapField control={control} />
    </FormDialog>
  );
}
