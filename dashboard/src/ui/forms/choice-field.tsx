'use client';

import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import type { ReactNode } from 'react';
import { type Control, Controller, type FieldPath, type FieldValues } from 'react-hook-form';

interface ChoiceFieldProps<Fields extends FieldValues> {
  readonly control: Control<Fields>;
  readonly name: FieldPath<Fields>;
  readonly label: string;
  readonly description?: ReactNode;
  /** What can be chosen, and how it is called. */
  readonly choices: Readonly<Record<string, string>>;
  /** Called after the field has the new value. */
  readonly onChosen?: (value: string) => void;
}

/** One of a few, in a form. */
export function ChoiceField<Fields extends FieldValues>(props: ChoiceFieldProps<Fields>) {
  const options = Object.entries(props.choices).map(([value, label]) => ({ value, label }));
  return (
    <Controller
      control={props.control}
      name={props.name}
      render={({ field, fieldState }) => (
        <FormField
          label={props.label}
          description={props.description}
          errorText={fieldState.error?.message}
          stretch
        >
          <Select
            ref={field.ref}
            options={options}
            selectedOption={options.find(({ value }) => value === field.value) ?? null}
            onBlur={field.onBlur}
            onChange={({ detail: { selectedOption } }) => {
              field.onChange(selectedOption.value);
              props.onChosen?.(selectedOption.value ?? '');
            }}
          />
        </FormField>
      )}
    />
  );
}
