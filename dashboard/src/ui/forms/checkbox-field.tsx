'use client';

import Checkbox from '@cloudscape-design/components/checkbox';
import type { ReactNode } from 'react';
import { type Control, Controller, type FieldPath, type FieldValues } from 'react-hook-form';

interface CheckboxFieldProps<Fields extends FieldValues> {
  readonly control: Control<Fields>;
  readonly name: FieldPath<Fields>;
  readonly label: string;
  readonly description?: ReactNode;
}

/** A yes or no in a form. */
export function CheckboxField<Fields extends FieldValues>(props: CheckboxFieldProps<Fields>) {
  return (
    <Controller
      control={props.control}
      name={props.name}
      render={({ field }) => (
        <Checkbox
          ref={field.ref}
          name={field.name}
          checked={field.value === true}
          description={props.description}
          onBlur={field.onBlur}
          onChange={({ detail }) => field.onChange(detail.checked)}
        >
          {props.label}
        </Checkbox>
      )}
    />
  );
}
