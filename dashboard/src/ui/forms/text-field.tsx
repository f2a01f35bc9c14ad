'use client';

import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { ReactNode } from 'react';
import { type Control, Controller, type FieldPath, type FieldValues } from 'react-hook-form';

interface TextFieldProps<Fields extends FieldValues> {
  readonly control: Control<Fields>;
  readonly name: FieldPath<Fields>;
  readonly label: string;
  readonly description?: ReactNode;
  readonly constraintText?: ReactNode;
  readonly warningText?: ReactNode;
  readonly placeholder?: string;
  readonly type?: 'text' | 'password';
  /** Says so, and leaves the value out when nothing is typed. */
  readonly isOptional?: boolean;
}

/** A line of text in a form. */
export function TextField<Fields extends FieldValues>(props: TextFieldProps<Fields>) {
  const { control, name, label, isOptional = false } = props;
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <FormField
          label={
            isOptional ? (
              <span>
                {label} <i>- optional</i>
              </span>
            ) : (
              label
            )
          }
          description={props.description}
          constraintText={props.constraintText}
          warningText={props.warningText}
          errorText={fieldState.error?.message}
          stretch
        >
          <Input
            ref={field.ref}
            name={field.name}
            value={field.value ?? ''}
            type={props.type ?? 'text'}
            placeholder={props.placeholder ?? ''}
            ariaRequired={!isOptional}
            autoComplete={false}
            disableBrowserAutocorrect
            spellcheck={false}
            onBlur={field.onBlur}
            onChange={({ detail: { value } }) =>
              field.onChange(isOptional && value === '' ? undefined : value)
            }
          />
        </FormField>
      )}
    />
  );
}
