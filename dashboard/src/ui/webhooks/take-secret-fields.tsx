'use client';

import SpaceBetween from '@cloudscape-design/components/space-between';
import { type Control, Controller } from 'react-hook-form';
import { RadioField } from '../forms/radio-field.tsx';
import { ApiKeyFields } from './api-key-fields.tsx';
import type { RotateFields } from './rotate-form.ts';

interface TakeSecretFieldsProps {
  readonly control: Control<RotateFields>;
}

/** What it takes to rotate with an API key. */
export function TakeSecretFields({ control }: TakeSecretFieldsProps) {
  return (
    <SpaceBetween size="l">
      <ApiKeyFields control={control} apiKey="apiKey" endpoint="endpoint" />
      <Controller
        control={control}
        name="rotate"
        render={({ field }) => (
          <RadioField
            label="Which signing secret"
            items={[
              {
                value: 'rotate',
                label: 'A new one',
                description: 'Momento rotates it now and signs with the new one at once.',
              },
              {
                value: 'take',
                label: 'The current one',
                description: 'For when Momento has rotated it already. Nothing changes there.',
              },
            ]}
            value={field.value === true ? 'rotate' : 'take'}
            onChoose={(value) => field.onChange(value === 'rotate')}
          />
        )}
      />
    </SpaceBetween>
  );
}
