import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormContext, useWatch } from 'react-hook-form';
import { TextField } from '../../forms/text-field.tsx';
import { ApiKeyFields } from './api-key-fields.tsx';
import { MomentoWebhookChoice } from './momento-webhook-choice.tsx';
import type { RegisterFields } from './register-form.ts';

/** The fields to register with an API key. */
export function MomentoFields() {
  const { control } = useFormContext<RegisterFields>();
  const [cache, repoint] = useWatch({ control, name: ['cache', 'repoint'] });
  return (
    <SpaceBetween size="l">
      <ApiKeyFields control={control} apiKey="apiKey" endpoint="endpoint" />
      <MomentoWebhookChoice key={cache} />
      {repoint !== true && (
        <TextField
          control={control}
          name="momentoWebhook"
          label="Name in Momento"
          description="The name of the new webhook in Momento."
          placeholder="orders-to-eventbridge"
        />
      )}
    </SpaceBetween>
  );
}
