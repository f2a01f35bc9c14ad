'use client';

import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { type Control, Controller } from 'react-hook-form';
import { OVERLAPS } from './overlaps.ts';
import type { RotateFields } from './rotate-form.ts';

const OPTIONS = OVERLAPS.map(({ minutes, text }) => ({ value: String(minutes), label: text }));

interface OverlapFieldProps {
  readonly control: Control<RotateFields>;
}

export function OverlapField({ control }: OverlapFieldProps) {
  return (
    <Controller
      control={control}
      name="overlapMinutes"
      render={({ field, fieldState }) => (
        <FormField
          label="Accept the previous one for"
          description="Events on their way may still be signed with it."
          errorText={fieldState.error?.message}
        >
          <Select
            ref={field.ref}
            options={OPTIONS}
            selectedOption={OPTIONS.find(({ value }) => value === String(field.value)) ?? null}
            onChange={({ detail }) => field.onChange(Number(detail.selectedOption.value))}
          />
        </FormField>
      )}
    />
  );
}
