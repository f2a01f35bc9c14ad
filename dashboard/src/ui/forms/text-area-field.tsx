'use client';

import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import type { ReactNode } from 'react';
import { type Control, Controller, type FieldPath, type FieldValues } from 'react-hook-form';

interface TextAreaFieldProps<Fields extends FieldValues> {
  readonly control: Control<Fields>;
  readonly name: FieldPath<Fields>;
  readonly label: string;
  readonly description?: ReactNode;
  readonly constraintText?: ReactNode;
  readonly placeholder?: string;
  readonly rows: number;
}

/** Lines of text in a form, in a type of equal width. */
export function TextAreaField<Fields extends FieldValues>(props: TextAreaFieldProps<Fields>) {
  return (
    <Controller
      control={props.control}
      name={props.name}
      render={({ field, fieldState }) => (
        <FormField
          label={props.label}
          description={props.description}
          constraintText={props.constraintText}
          errorText={fieldState.error?.message}
          stretch
        >
          <div className="code">
            <Textarea
              ref={field.ref}
              name={field.name}
              value={field.value ?? ''}
              rows={props.rows}
              placeholder={props.placeholder ?? ''}
              disableBrowserAutocorrect
              autoComplete={false}
              spellcheck={false}
              onBlur={field.onBlur}
              onChange={({ detail }) => field.onChange(detail.value)}
            />
          </div>
        </FormField>
      )}
    />
  );
}
