'use client';

import Box from '@cloudscape-design/components/box';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Webhook } from '../../api/webhook.ts';
import { useApi } from '../client/api-context.tsx';
import { useFlash } from '../flashes/flashes.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { RadioField } from '../forms/radio-field.tsx';
import { showSubmitError } from '../forms/show-submit-error.ts';
import { TextField } from '../forms/text-field.tsx';
import { OverlapField } from './overlap-field.tsx';
import { describeOverlap } from './overlaps.ts';
import type { SecretWay } from './register-form.ts';
import {
  EMPTY_ROTATION,
  ROTATE_LOCATIONS,
  ROTATE_RESOLVERS,
  type RotateFields,
} from './rotate-form.ts';
import { useRotateSecret } from './use-webhooks.ts';

/** Loaded when somebody chooses it. */
const TakeSecretFields = dynamic(
  () => import('./take-secret-fields.tsx').then(({ TakeSecretFields }) => TakeSecretFields),
  { ssr: false },
);

const WAYS = [
  { value: 'paste', label: 'By hand' },
  { value: 'key', label: 'With a Momento API key' },
] as const;
const EXPLANATIONS: Readonly<Record<SecretWay, string>> = {
  paste:
    'When Momento rotates a signing secret, it signs with the new one at once. Paste the new one here without delay: until then its events are refused.',
  key: 'The dashboard takes it from Momento straight into Secrets Manager, and forgets the API key.',
};

interface RotateSecretDialogProps {
  readonly webhook: Webhook;
  readonly visible: boolean;
  readonly onClose: () => void;
}

export function RotateSecretDialog({ webhook, visible, onClose }: RotateSecretDialogProps) {
  const api = useApi();
  const rotate = useRotateSecret(webhook.webhookId);
  const flash = useFlash();
  const [way, setWay] = useState<SecretWay>('paste');
  const { control, handleSubmit, reset, setFocus, setError, formState } = useForm<RotateFields>({
    resolver: ROTATE_RESOLVERS[way],
    defaultValues: EMPTY_ROTATION,
  });
  useEffect(() => {
    reset(undefined, { keepFieldsRef: true });
    setWay('paste');
    if (visible) setFocus('signingSecret');
  }, [visible, reset, setFocus]);
  const submit = handleSubmit(async (rotation) => {
    try {
      await (way === 'key'
        ? api.momento.takeSecret(webhook.webhookId, rotation)
        : rotate.mutateAsync(rotation));
      onClose();
      flash({
        type: 'success',
        header: `${webhook.name} has a new signing secret`,
        content: `The previous one is accepted ${describeOverlap(rotation.overlapMinutes)}.`,
      });
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
      <RadioField
        label="How to get it"
        items={WAYS}
        value={way}
        onChoose={(chosen) => {
          reset(undefined, { keepFieldsRef: true });
          setWay(chosen);
        }}
      />
      <Box variant="p">{EXPLANATIONS[way]}</Box>
      {way === 'key' ? (
        <TakeSecretFields control={control} />
      ) : (
        <TextField
          control={control}
          name="signingSecret"
          label="New signing secret"
          type="password"
        />
      )}
      <OverlapField control={control} />
    </FormDialog>
  );
}
