import { detailTypeOf } from '@momento-gateway/shared/detail-type';
import { useFormContext } from 'react-hook-form';
import { ControlledField } from '../../forms/controlled-field.tsx';
import { WebhookSelect } from '../../pickers/webhook-select.tsx';
import type { PatternFields } from './draft-pattern.ts';

/** Chooses the webhook whose events a pattern is for. */
export function WebhookField() {
  const { control, setValue, watch } = useFormContext<PatternFields>();
  const { webhookId, cache, topic } = watch('events');
  return (
    <ControlledField control={control} name="events.webhookId" label="Webhook">
      {(field) => (
        <WebhookSelect
          ref={field.ref}
          webhookId={webhookId}
          label={detailTypeOf(cache, topic)}
          onBlur={field.onBlur}
          onChoose={(webhook) => {
            setValue('events.cache', webhook.cache);
            setValue('events.topic', webhook.topic);
            const options = { shouldValidate: true, shouldDirty: true };
            setValue('events.webhookId', webhook.webhookId, options);
          }}
        />
      )}
    </ControlledField>
  );
}
